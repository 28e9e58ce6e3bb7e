import { defineConcept } from '@tokorozawa/subgraph-kit';
import { fiscalYearPeriod, localizedText } from '@tokorozawa/vocabulary';
import { z } from 'zod';
import { EqualityPlan } from './equality-plan.entity';
import { EqualityPlanResolver } from './equality-plan.resolver';

/** 男女共同参画計画 */
export const equalityPlan = defineConcept({
  entity: EqualityPlan,
  resolver: EqualityPlanResolver,
  row: z.strictObject({
    id: z.string(),
    ordinal: z.int().min(1),
    name: localizedText,
    summary: localizedText,
    period: fiscalYearPeriod,
  }),
});
