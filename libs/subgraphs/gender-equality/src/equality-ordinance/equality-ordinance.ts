import { defineConcept, rootList } from '@tokorozawa/subgraph-kit';
import { EqualityOrdinance } from './equality-ordinance.entity';

/** 男女共同参画推進条例 */
export const equalityOrdinance = defineConcept({
  entity: EqualityOrdinance,
  list: rootList(EqualityOrdinance, {
    name: 'equalityOrdinances',
    description: 'The ordinances for the promotion of gender equality (男女共同参画推進条例), the newest first.',
    one: {
      description: 'One ordinance for the promotion of gender equality (男女共同参画推進条例)',
      example: 'equality-ordinance-2004',
    },
    size: 1,
    order: [{ field: 'DATE', direction: 'DESC' }],
  }),
  row: (declared) =>
    declared.refine(({ date, inForceSince }) => date.text <= inForceSince.text, {
      path: ['inForceSince'],
      error: 'An ordinance does not come into force before it is promulgated.',
    }),
});
