import { daysOfText, defineConcept, rootList } from '@tokorozawa/subgraph-kit';
import { comprehensivePlanFigures } from './comprehensive-plan.figures';
import { ComprehensivePlan } from './comprehensive-plan.entity';
import { ComprehensivePlanResolver } from './comprehensive-plan.resolver';

/** 総合計画 */
export const plan = defineConcept({
  entity: ComprehensivePlan,
  figures: comprehensivePlanFigures,
  resolver: ComprehensivePlanResolver,
  list: rootList(ComprehensivePlan, {
    name: 'comprehensivePlans',
    description: 'All comprehensive plans (総合計画), newest first.',
    size: 1,
    days: daysOfText("(record.period ->> 'start') || 'FY'"),
    order: [{ field: 'NUMBER', direction: 'DESC' }],
  }),
});
