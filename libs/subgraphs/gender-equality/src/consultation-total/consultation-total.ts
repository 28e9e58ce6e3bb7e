import { defineConcept } from '@tokorozawa/subgraph-kit';
import { fiscalYear } from '@tokorozawa/vocabulary';
import { z } from 'zod';
import { consultationTotalChecks } from './consultation-total.checks';
import { ConsultationTotal } from './consultation-total.entity';
import { ConsultationTotalResolver } from './consultation-total.resolver';

/** 相談件数の合計 */
export const consultationTotal = defineConcept({
  entity: ConsultationTotal,
  resolver: ConsultationTotalResolver,
  row: z.strictObject({ id: z.string(), centreId: z.string(), fiscalYear, printedCases: z.int().min(0) }),
  references: ({ centreId }) => [{ concept: 'GenderEqualityCentre', id: centreId, at: ['centreId'] }],
  checks: consultationTotalChecks,
});
