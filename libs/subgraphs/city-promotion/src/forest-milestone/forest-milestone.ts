import { defineConcept } from '@tokorozawa/subgraph-kit';
import { partialDate } from '@tokorozawa/vocabulary';
import { ForestMilestone } from './forest-milestone.entity';
import { ForestMilestoneResolver } from './forest-milestone.resolver';

/** これまでの経緯 */
export const forestMilestone = defineConcept({
  entity: ForestMilestone,
  resolver: ForestMilestoneResolver,
  row: (declared) =>
    declared.extend({ date: partialDate }).transform(({ date, ...row }) => ({ ...row, dateText: date.text })),
});
