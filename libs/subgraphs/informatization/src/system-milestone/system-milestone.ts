import { defineConcept, rootList } from '@tokorozawa/subgraph-kit';
import { toMonthSpan } from '../month-span';
import { SystemMilestone } from './system-milestone.entity';
import { SystemMilestoneResolver } from './system-milestone.resolver';

/** 情報システムの沿革の一項目 */
export const systemMilestone = defineConcept({
  entity: SystemMilestone,
  isDated: true,
  resolver: SystemMilestoneResolver,
  list: rootList(SystemMilestone, {
    name: 'systemMilestones',
    description:
      "The milestones in the history of the city's information systems (情報システムの沿革), the oldest first, a page at a time.",
    one: { description: 'One milestone (沿革)', example: 'system-milestone-website' },
    filters: {
      inChronology: {
        type: () => Boolean,
        description:
          'True: only entries of the chronology (沿革). False: only those that appear in the running text alone.',
        apply: (query, isIn: boolean) => void query.andWhere(`record.number IS ${isIn ? 'NOT NULL' : 'NULL'}`),
      },
    },
    orders: {
      DATE: {
        description:
          'By the month; one that is dated only to a fiscal year counts as its April. Ties are ordered by number. 「時期」',
        by: [{ property: 'firstMonth' }, { property: 'number' }],
      },
      NUMBER: {
        description:
          'By the position in the chronology as printed; those of the running text come last in either direction, by date. 「番号」',
        by: [{ property: 'number' }, { property: 'firstMonth' }],
      },
    },
    order: [{ field: 'DATE' }],
  }),
  row: (declared) =>
    declared
      .refine(({ chronologyId, number }) => (chronologyId === undefined) === (number === undefined), {
        path: ['number'],
        error: 'An entry of the chronology has both its chronologyId and its number; any other milestone has neither.',
      })
      .transform((row) => ({ ...row, ...toMonthSpan(row.date) })),
  // The chronology also lists when plans and policies were drawn up.
  events: { repeats: 'policyId' },
});
