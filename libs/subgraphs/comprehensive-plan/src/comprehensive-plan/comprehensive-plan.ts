import { defineConcept } from '@tokorozawa/subgraph-kit';
import { ComprehensivePlan } from './comprehensive-plan.entity';
import { ComprehensivePlanResolver } from './comprehensive-plan.resolver';

/** 総合計画 */
export const plan = defineConcept({
  entity: ComprehensivePlan,
  resolver: ComprehensivePlanResolver,
});
