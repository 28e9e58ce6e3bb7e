import { defineConcept } from '@tokorozawa/subgraph-kit';
import { localizedText } from '@tokorozawa/vocabulary';
import { z } from 'zod';
import { planPeriod } from './plan-period';
import { planTierChecks } from './plan-tier.checks';
import { PlanTier } from './plan-tier.entity';
import { RevisionInterval } from './revision-interval';

/** 計画の層 */
export const planTier = defineConcept({
  entity: PlanTier,
  row: z.strictObject({
    id: z.string(),
    planId: z.string(),
    order: z.int().min(1),
    name: localizedText,
    role: localizedText,
    periods: z.array(planPeriod).min(1),
    revision: z.enum(RevisionInterval).optional(),
  }),
  references: ({ planId }) => [{ concept: 'ComprehensivePlan', id: planId, at: ['planId'] }],
  checks: planTierChecks,
});
