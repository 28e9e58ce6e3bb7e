import { defineConcept } from '@tokorozawa/subgraph-kit';
import { shareOfWomenChecks } from './share-of-women.checks';
import { ShareOfWomen } from './share-of-women.entity';
import { ShareOfWomenResolver } from './share-of-women.resolver';

/** 政策決定過程への女性参画状況 */
export const shareOfWomen = defineConcept({
  entity: ShareOfWomen,
  resolver: ShareOfWomenResolver,
  row: (declared) =>
    declared.refine(({ womenPersons, totalPersons }) => womenPersons <= totalPersons, {
      path: ['womenPersons'],
      error: 'There are more women than persons.',
    }),
  checks: shareOfWomenChecks,
});
