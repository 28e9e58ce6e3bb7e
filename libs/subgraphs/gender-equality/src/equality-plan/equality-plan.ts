import { defineConcept } from '@tokorozawa/subgraph-kit';
import { EqualityPlan } from './equality-plan.entity';
import { EqualityPlanResolver } from './equality-plan.resolver';

/** 男女共同参画計画 */
export const equalityPlan = defineConcept({
  entity: EqualityPlan,
  resolver: EqualityPlanResolver,
});
