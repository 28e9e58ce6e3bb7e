import { defineConcept } from '@tokorozawa/subgraph-kit';
import { PeacePolicy } from './peace-policy.entity';
import { PeacePolicyResolver } from './peace-policy.resolver';

/** 平和施策 */
export const peacePolicy = defineConcept({
  entity: PeacePolicy,
  resolver: PeacePolicyResolver,
});
