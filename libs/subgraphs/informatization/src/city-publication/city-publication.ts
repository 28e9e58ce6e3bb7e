import { defineConcept } from '@tokorozawa/subgraph-kit';
import { CityPublication } from './city-publication.entity';
import { CityPublicationResolver } from './city-publication.resolver';

/** 刊行物 */
export const cityPublication = defineConcept({
  entity: CityPublication,
  resolver: CityPublicationResolver,
});
