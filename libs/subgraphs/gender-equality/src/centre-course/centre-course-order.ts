import { OrderDirection } from '@tokorozawa/subgraph-kit';
import { Field, InputType, registerEnumType } from 'type-graphql';

/** What courses can be ordered by; each value is a property of CentreCourse. */
export enum CentreCourseOrderField {
  STARTS_ON = 'startsOn',
  ENDS_ON = 'endsOn',
}

registerEnumType(CentreCourseOrderField, {
  name: 'CentreCourseOrderField',
  description: 'What a list of courses (学習・研修事業) can be ordered by. Ties are ordered by id.',
  valuesConfig: {
    STARTS_ON: { description: 'By the first day, or that of the recruitment of entries. 「開始日」' },
    ENDS_ON: { description: 'By the last day. 「終了日」' },
  },
});

@InputType({ description: 'The order in which to list courses (学習・研修事業).' })
export class CentreCourseOrder {
  @Field(() => CentreCourseOrderField, { description: 'What to order by. 「項目」' })
  field!: CentreCourseOrderField;

  @Field(() => OrderDirection, {
    defaultValue: OrderDirection.ASC,
    description: 'The direction of the order. 「向き」',
  })
  direction!: OrderDirection;
}
