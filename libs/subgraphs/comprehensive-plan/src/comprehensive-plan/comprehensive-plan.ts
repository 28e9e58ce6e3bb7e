import { defineConcept } from '@tokorozawa/subgraph-kit';
import { fiscalYearPeriod, localizedText } from '@tokorozawa/vocabulary';
import { z } from 'zod';
import { ComprehensivePlan } from './comprehensive-plan.entity';
import { ComprehensivePlanResolver } from './comprehensive-plan.resolver';

/** 総合計画 */
export const plan = defineConcept({
  entity: ComprehensivePlan,
  resolver: ComprehensivePlanResolver,
  row: z.strictObject({
    id: z.string(),
    ordinal: z.int().min(1),
    name: localizedText,
    summary: localizedText,
    period: fiscalYearPeriod,
    structure: localizedText,
    principle: localizedText,
  }),
});
