import { OrderDirection } from '@tokorozawa/subgraph-kit';
import { Field, InputType, registerEnumType } from 'type-graphql';

/** What entries of the chronology can be ordered by; each value is a property of ForestMilestone. */
export enum ForestMilestoneOrderField {
  WHEN = 'whenText',
}

registerEnumType(ForestMilestoneOrderField, {
  name: 'ForestMilestoneOrderField',
  description: 'What the entries of the chronology (これまでの経緯) can be ordered by. Ties are ordered by id.',
  valuesConfig: {
    WHEN: { description: 'By date. 「時期」' },
  },
});

@InputType({ description: 'The order in which to list the entries of the chronology (これまでの経緯).' })
export class ForestMilestoneOrder {
  @Field(() => ForestMilestoneOrderField, { description: 'What to order by. 「項目」' })
  field!: ForestMilestoneOrderField;

  @Field(() => OrderDirection, {
    defaultValue: OrderDirection.ASC,
    description: 'The direction of the order. 「向き」',
  })
  direction!: OrderDirection;
}

/** The order of the source. */
export const earliestFirst: ForestMilestoneOrder = {
  field: ForestMilestoneOrderField.WHEN,
  direction: OrderDirection.ASC,
};
