import { OrderDirection } from '@tokorozawa/subgraph-kit';
import { Field, InputType, registerEnumType } from 'type-graphql';

/** What programs can be ordered by; each value is a property of Program. */
export enum ProgramOrderField {
  SUBJECT = 'subjectId',
  SUBJECT_TYPE = 'subjectType',
}

registerEnumType(ProgramOrderField, {
  name: 'ProgramOrderField',
  description: 'What a list of programs (事業) can be ordered by. Ties are ordered by id.',
  valuesConfig: {
    SUBJECT: {
      description: 'By the id of the subject, so that the programs about one record stand together. 「対象」',
    },
    SUBJECT_TYPE: {
      description:
        'By the name of the type of the subject, so that programs of one kind stand together. 「対象の種類」',
    },
  },
});

@InputType({ description: 'The order in which to list programs (事業).' })
export class ProgramOrder {
  @Field(() => ProgramOrderField, { description: 'What to order by. 「項目」' })
  field!: ProgramOrderField;

  @Field(() => OrderDirection, {
    defaultValue: OrderDirection.ASC,
    description: 'The direction of the order. 「向き」',
  })
  direction!: OrderDirection;
}
