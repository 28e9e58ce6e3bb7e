import { OrderDirection } from '@tokorozawa/subgraph-kit';
import { Field, InputType, registerEnumType } from 'type-graphql';

/** By what milestones can be ordered; each value is a property of SystemMilestone. */
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
  description: 'By what a list of milestones (沿革) is ordered. Ties are ordered by the other of the two, then by id.',
  valuesConfig: {
    TIME: { description: 'By the month; one that is known to the fiscal year only stands at its April.' },
    NUMBER: {
      description:
        'By the place in the chronology as printed; those of the running text come last in either direction.',
    },
  },
});

@InputType({ description: 'In which order to list milestones (沿革).' })
export class SystemMilestoneOrder {
  @Field(() => SystemMilestoneOrderField, { description: 'By what to order.' })
  field!: SystemMilestoneOrderField;

  @Field(() => OrderDirection, { defaultValue: OrderDirection.ASC, description: 'In which direction.' })
  direction!: OrderDirection;
}
