import { defineConcept } from '@tokorozawa/subgraph-kit';
import { unlinkedResolver } from '../program/record.resolver';
import { planTierChecks } from './plan-tier.checks';
import { planTierFigures } from './plan-tier.figures';
import { PlanTier } from './plan-tier.entity';

/** 計画の層 */
export const planTier = defineConcept({
  entity: PlanTier,
  resolver: unlinkedResolver(PlanTier),
  checks: planTierChecks,
  figures: planTierFigures,
});
