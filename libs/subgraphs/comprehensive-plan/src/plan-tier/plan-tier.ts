import { defineConcept } from '@tokorozawa/subgraph-kit';
import { planTierChecks } from './plan-tier.checks';
import { PlanTier } from './plan-tier.entity';

/** 計画の層 */
export const planTier = defineConcept({
  entity: PlanTier,
  checks: planTierChecks,
});
