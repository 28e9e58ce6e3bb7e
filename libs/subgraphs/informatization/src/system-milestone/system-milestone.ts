import { defineConcept } from '@tokorozawa/subgraph-kit';
import { toMonthSpan } from '../month-span';
import { SystemMilestone } from './system-milestone.entity';
import { SystemMilestoneResolver } from './system-milestone.resolver';

/** 情報システムの沿革の一項目 */
export const systemMilestone = defineConcept({
  entity: SystemMilestone,
  resolver: SystemMilestoneResolver,
  row: (declared) =>
    declared
      .refine(({ chronologyId, number }) => (chronologyId === undefined) === (number === undefined), {
        path: ['number'],
        error: 'An entry of the chronology has both its chronologyId and its number; any other milestone has neither.',
      })
      .transform((row) => ({ ...row, ...toMonthSpan(row.date) })),
});
