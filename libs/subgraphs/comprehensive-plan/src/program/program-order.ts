import { OrderDirection } from '@tokorozawa/subgraph-kit';
import { Field, InputType, registerEnumType } from 'type-graphql';

/** By what programs can be ordered; each value is a property of Program. */
export enum ProgramOrderField {
  SUBJECT = 'subjectId',
  SUBJECT_TYPE = 'subjectType',
}

registerEnumType(ProgramOrderField, {
  name: 'ProgramOrderField',
  description: 'By what a list of programs (事業) is ordered. Ties are ordered by id.',
  valuesConfig: {
    SUBJECT: { description: 'By the id of the subject, so that the programs about one record stand together.' },
    SUBJECT_TYPE: {
      description: 'By the name of the type of the subject, so that programs of one kind stand together.',
    },
  },
});

@InputType({ description: 'In which order to list programs (事業).' })
export class ProgramOrder {
  @Field(() => ProgramOrderField, { description: 'By what to order.' })
  field!: ProgramOrderField;

  @Field(() => OrderDirection, { defaultValue: OrderDirection.ASC, description: 'In which direction.' })
  direction!: OrderDirection;
}
