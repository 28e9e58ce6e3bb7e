import { defineConcept, rootList } from '@tokorozawa/subgraph-kit';
import { PeacePolicy } from './peace-policy.entity';
import { peacePolicyFigures } from './peace-policy.figures';
import { PeacePolicyResolver } from './peace-policy.resolver';

/** 平和施策 */
export const peacePolicy = defineConcept({
  entity: PeacePolicy,
  isDated: true,
  resolver: PeacePolicyResolver,
  list: rootList(PeacePolicy, {
    name: 'peacePolicies',
    description: 'The peace policies (平和施策), one for each fiscal year, newest first.',
    one: { description: 'One peace policy (平和施策)', example: 'peace-policy-2023' },
    size: 1,
    order: [{ field: 'DATE', direction: 'DESC' }],
  }),
  figures: peacePolicyFigures,
  // What happened in the fiscal year are its activities.
  events: { except: ['date'] },
});
