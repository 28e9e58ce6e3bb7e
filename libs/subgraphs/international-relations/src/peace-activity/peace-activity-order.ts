import { OrderDirection } from '@tokorozawa/subgraph-kit';
import { Field, InputType, registerEnumType } from 'type-graphql';

/** What peace activities can be ordered by; each value is a property of PeaceActivity. */
export enum PeaceActivityOrderField {
  WHEN = 'whenText',
  KIND = 'kind',
}

registerEnumType(PeaceActivityOrderField, {
  name: 'PeaceActivityOrderField',
  description: 'What a list of peace activities (平和施策の事業) can be ordered by. Ties are ordered by id.',
  valuesConfig: {
    WHEN: {
      description:
        'By date; an activity dated only to a fiscal year comes after the days of its first calendar year. 「時期」',
    },
    KIND: { description: 'By the name of the kind, so that activities of one kind stand together. 「種類」' },
  },
});

@InputType({ description: 'The order in which to list peace activities (平和施策の事業).' })
export class PeaceActivityOrder {
  @Field(() => PeaceActivityOrderField, { description: 'What to order by. 「項目」' })
  field!: PeaceActivityOrderField;

  @Field(() => OrderDirection, {
    defaultValue: OrderDirection.ASC,
    description: 'The direction of the order. 「向き」',
  })
  direction!: OrderDirection;
}

/** The default order. */
export const newestFirst: PeaceActivityOrder = { field: PeaceActivityOrderField.WHEN, direction: OrderDirection.DESC };
