import { OrderDirection } from '@tokorozawa/subgraph-kit';
import { Field, InputType, registerEnumType } from 'type-graphql';

/** By what peace activities can be ordered; each value is a property of PeaceActivity. */
export enum PeaceActivityOrderField {
  WHEN = 'whenText',
  KIND = 'kind',
}

registerEnumType(PeaceActivityOrderField, {
  name: 'PeaceActivityOrderField',
  description: 'By what a list of peace activities (平和施策の事業) is ordered. Ties are ordered by id.',
  valuesConfig: {
    WHEN: {
      description:
        'By when they took place; one dated to a fiscal year alone comes behind the days of its first calendar year.',
    },
    KIND: { description: 'By the name of the kind, so that activities of one kind stand together.' },
  },
});

@InputType({ description: 'In which order to list peace activities (平和施策の事業).' })
export class PeaceActivityOrder {
  @Field(() => PeaceActivityOrderField, { description: 'By what to order.' })
  field!: PeaceActivityOrderField;

  @Field(() => OrderDirection, { defaultValue: OrderDirection.ASC, description: 'In which direction.' })
  direction!: OrderDirection;
}

/** The order unless told. */
export const newestFirst: PeaceActivityOrder = { field: PeaceActivityOrderField.WHEN, direction: OrderDirection.DESC };
