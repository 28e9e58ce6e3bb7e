import {
  applyRange,
  DateRange,
  daysOfText,
  OrderDirection,
  type OrderKey,
  restrictToEdition,
} from '@tokorozawa/subgraph-kit';
import { Field, InputType, registerEnumType } from 'type-graphql';
import type { DataSource, SelectQueryBuilder } from 'typeorm';
import { ForestMilestone, ForestMilestoneKind } from './forest-milestone.entity';

@InputType({
  description:
    'Which entries of the chronology (これまでの経緯) to list. All conditions must hold; one that is null or absent is ignored.',
})
export class ForestMilestoneFilter {
  @Field(() => DateRange, { nullable: true, description: 'Only those whose `date` may lie in this range. 「期間」' })
  between?: DateRange | null;

  @Field(() => ForestMilestoneKind, { nullable: true, description: 'Only those of this kind. 「種類」' })
  kind?: ForestMilestoneKind | null;
}

export enum ForestMilestoneOrderField {
  DATE = 'DATE',
}

registerEnumType(ForestMilestoneOrderField, {
  name: 'ForestMilestoneOrderField',
  description: 'What the entries of the chronology (これまでの経緯) can be ordered by. Ties are ordered by id.',
  valuesConfig: {
    DATE: { description: 'By date. 「時期」' },
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

const days = daysOfText('milestone.date');

/** The values that decide the order of {@link queryMilestones}; without an order, that of the source. */
export const keysOfOrder = (order: ForestMilestoneOrder | null | undefined): OrderKey<ForestMilestone>[] => [
  {
    property: 'date',
    direction: order?.direction ?? OrderDirection.ASC,
    computed: { sql: days.earliest, isNullable: false, valueOf: ({ date }) => date.earliest },
  },
];

/** Queries the entries of all chronologies that meet all conditions, of an edition or the newest version of each. */
export function queryMilestones(
  database: DataSource,
  { between, kind }: ForestMilestoneFilter,
  edition: string | undefined,
): SelectQueryBuilder<ForestMilestone> {
  const milestones = database.getRepository(ForestMilestone).createQueryBuilder('milestone');
  restrictToEdition(milestones, edition);
  if (between) applyRange(milestones, days, between);
  if (kind) milestones.andWhere('milestone.kind = :kind', { kind });
  return milestones;
}
