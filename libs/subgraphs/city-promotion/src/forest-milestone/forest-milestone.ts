import { defineConcept } from '@tokorozawa/subgraph-kit';
import { ForestMilestone } from './forest-milestone.entity';
import { ForestMilestoneResolver } from './forest-milestone.resolver';

/** これまでの経緯 */
export const forestMilestone = defineConcept({
  entity: ForestMilestone,
  isDated: true,
  resolver: ForestMilestoneResolver,
});
