import { defineConcept } from '@tokorozawa/subgraph-kit';
import { CityWebsite } from './city-website.entity';
import { CityWebsiteResolver } from './city-website.resolver';

/** ホームページ */
export const cityWebsite = defineConcept({
  entity: CityWebsite,
  resolver: CityWebsiteResolver,
});
