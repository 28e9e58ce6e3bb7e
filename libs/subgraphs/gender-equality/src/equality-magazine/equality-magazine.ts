import { defineConcept } from '@tokorozawa/subgraph-kit';
import { EqualityMagazine } from './equality-magazine.entity';
import { EqualityMagazineResolver } from './equality-magazine.resolver';

/** 男女共同参画情報誌 */
export const equalityMagazine = defineConcept({
  entity: EqualityMagazine,
  resolver: EqualityMagazineResolver,
});
