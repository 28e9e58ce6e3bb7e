import { defineConcept } from '@tokorozawa/subgraph-kit';
import { cityPublicationEditionChecks } from './city-publication-edition.checks';
import { CityPublicationEdition } from './city-publication-edition.entity';
import { CityPublicationEditionResolver } from './city-publication-edition.resolver';

/** 刊行物の版 */
export const cityPublicationEdition = defineConcept({
  entity: CityPublicationEdition,
  resolver: CityPublicationEditionResolver,
  checks: cityPublicationEditionChecks,
});
