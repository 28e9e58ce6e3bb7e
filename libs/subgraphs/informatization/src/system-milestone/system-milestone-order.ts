import { OrderDirection } from '@tokorozawa/subgraph-kit';
import { Field, InputType, registerEnumType } from 'type-graphql';

/** What milestones can be ordered by; each value is a property of SystemMilestone. */
export enum SystemMilestoneOrderField {
  TIME = 'firstMonth',
  NUMBER = 'number',
}

/** What decides, the first thing first. */
export const orderProperties = {
  [SystemMilestoneOrderField.TIME]: [SystemMilestoneOrderField.TIME, SystemMilestoneOrderField.NUMBER],
  [SystemMilestoneOrderField.NUMBER]: [SystemMilestoneOrderField.NUMBER, SystemMilestoneOrderField.TIME],
};

registerEnumType(SystemMilestoneOrderField, {
  name: 'SystemMilestoneOrderField',
  description:
    'What a list of milestones (沿革) can be ordered by. Ties are ordered by the other of the two, then by id.',
  valuesConfig: {
    TIME: { description: 'By the month; one that is dated only to a fiscal year counts as its April. 「時期」' },
    NUMBER: {
      description:
        'By the position in the chronology as printed; those of the running text come last in either direction. 「番号」',
    },
  },
});

@InputType({ description: 'The order in which to list milestones (沿革).' })
export class SystemMilestoneOrder {
  @Field(() => SystemMilestoneOrderField, { description: 'What to order by. 「項目」' })
  field!: SystemMilestoneOrderField;

  @Field(() => OrderDirection, {
    defaultValue: OrderDirection.ASC,
    description: 'The direction of the order. 「向き」',
  })
  direction!: OrderDirection;
}
