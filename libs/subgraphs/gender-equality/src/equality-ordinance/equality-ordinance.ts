import { defineConcept } from '@tokorozawa/subgraph-kit';
import { EqualityOrdinance } from './equality-ordinance.entity';
import { EqualityOrdinanceResolver } from './equality-ordinance.resolver';

/** 男女共同参画推進条例 */
export const equalityOrdinance = defineConcept({
  entity: EqualityOrdinance,
  resolver: EqualityOrdinanceResolver,
  row: (declared) =>
    declared.refine(({ date, inForceSince }) => date.text <= inForceSince.text, {
      path: ['inForceSince'],
      error: 'An ordinance does not come into force before it is promulgated.',
    }),
});
