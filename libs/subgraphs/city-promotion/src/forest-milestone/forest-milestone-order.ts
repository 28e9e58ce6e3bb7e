import { OrderDirection } from '@tokorozawa/subgraph-kit';
import { Field, InputType, registerEnumType } from 'type-graphql';

/** By what entries of the chronology can be ordered; each value is a property of ForestMilestone. */
export enum ForestMilestoneOrderField {
  WHEN = 'whenText',
}

registerEnumType(ForestMilestoneOrderField, {
  name: 'ForestMilestoneOrderField',
  description: 'By what the entries of the chronology (これまでの経緯) are ordered. Ties are ordered by id.',
  valuesConfig: {
    WHEN: { description: 'By when it happened.' },
  },
});

@InputType({ description: 'In which order to list the entries of the chronology (これまでの経緯).' })
export class ForestMilestoneOrder {
  @Field(() => ForestMilestoneOrderField, { description: 'By what to order.' })
  field!: ForestMilestoneOrderField;

  @Field(() => OrderDirection, { defaultValue: OrderDirection.ASC, description: 'In which direction.' })
  direction!: OrderDirection;
}

/** The order of the source. */
export const earliestFirst: ForestMilestoneOrder = {
  field: ForestMilestoneOrderField.WHEN,
  direction: OrderDirection.ASC,
};
