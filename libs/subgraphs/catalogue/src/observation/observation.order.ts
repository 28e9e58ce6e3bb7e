import { OrderDirection, type OrderKey } from '@tokorozawa/subgraph-kit';
import type { Observation } from './observation.entity';

/** By the first day on which the period may begin. */
const oldestFirst: OrderKey<Observation>[] = [
  {
    property: 'date',
    direction: OrderDirection.ASC,
    computed: { sql: 'earliest_day(record.date)', isNullable: false, valueOf: ({ date }) => date.earliest },
  },
];

/** Figures of one period in the order in which the source prints them. */
export const inOrderOfSource: OrderKey<Observation>[] = [
  ...oldestFirst,
  { property: 'line', direction: OrderDirection.ASC },
];
