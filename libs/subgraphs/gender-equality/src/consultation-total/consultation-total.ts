import { defineConcept } from '@tokorozawa/subgraph-kit';
import { consultationTotalChecks } from './consultation-total.checks';
import { ConsultationTotal } from './consultation-total.entity';
import { ConsultationTotalResolver } from './consultation-total.resolver';

/** 相談件数の合計 */
export const consultationTotal = defineConcept({
  entity: ConsultationTotal,
  resolver: ConsultationTotalResolver,
  checks: consultationTotalChecks,
});
