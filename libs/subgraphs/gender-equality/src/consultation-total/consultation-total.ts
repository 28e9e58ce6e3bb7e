import { defineConcept, rootList } from '@tokorozawa/subgraph-kit';
import { consultationTotalChecks } from './consultation-total.checks';
import { ConsultationTotal } from './consultation-total.entity';
import { consultationTotalFigures } from './consultation-total.figures';
import { ConsultationTotalResolver } from './consultation-total.resolver';

/** 相談件数の合計 */
export const consultationTotal = defineConcept({
  entity: ConsultationTotal,
  isDated: true,
  resolver: ConsultationTotalResolver,
  list: rootList(ConsultationTotal, {
    name: 'consultationTotals',
    description:
      'The consultation cases in each fiscal year (相談件数の合計), all consultations together, the newest first.',
    one: {
      description: 'The cases of all consultations in one fiscal year (相談件数の合計)',
      example: 'consultation-total-2023',
    },
    size: 1,
    order: [{ field: 'DATE', direction: 'DESC' }],
  }),
  checks: consultationTotalChecks,
  figures: consultationTotalFigures,
  events: { except: ['date'] },
});
