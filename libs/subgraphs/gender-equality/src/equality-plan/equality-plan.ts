import { daysOfText, defineConcept, rootList } from '@tokorozawa/subgraph-kit';
import { EqualityPlan } from './equality-plan.entity';

/** 男女共同参画計画 */
export const equalityPlan = defineConcept({
  entity: EqualityPlan,
  list: rootList(EqualityPlan, {
    name: 'equalityPlans',
    description: 'The gender equality plans (男女共同参画計画), newest first.',
    one: { description: 'One gender equality plan (男女共同参画計画)', example: 'equality-plan-4' },
    size: 1,
    days: daysOfText("(record.period ->> 'start') || 'FY'"),
    order: [{ field: 'NUMBER', direction: 'DESC' }],
  }),
});
