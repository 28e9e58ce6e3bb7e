import { OrderDirection } from '@tokorozawa/subgraph-kit';
import { Field, InputType, registerEnumType } from 'type-graphql';

/** By what courses can be ordered; each value is a property of CentreCourse. */
export enum CentreCourseOrderField {
  STARTS_ON = 'startsOn',
  ENDS_ON = 'endsOn',
}

registerEnumType(CentreCourseOrderField, {
  name: 'CentreCourseOrderField',
  description: 'By what a list of courses (学習・研修事業) is ordered. Ties are ordered by id.',
  valuesConfig: {
    STARTS_ON: { description: 'By the first day, or that of the recruitment of entries.' },
    ENDS_ON: { description: 'By the last day.' },
  },
});

@InputType({ description: 'In which order to list courses (学習・研修事業).' })
export class CentreCourseOrder {
  @Field(() => CentreCourseOrderField, { description: 'By what to order.' })
  field!: CentreCourseOrderField;

  @Field(() => OrderDirection, { defaultValue: OrderDirection.ASC, description: 'In which direction.' })
  direction!: OrderDirection;
}
