import { defineConcept, rootList } from '@tokorozawa/subgraph-kit';
import { CityWebsite } from './city-website.entity';
import { cityWebsiteFigures } from './city-website.figures';
import { CityWebsiteResolver } from './city-website.resolver';

/** ホームページ */
export const cityWebsite = defineConcept({
  entity: CityWebsite,
  resolver: CityWebsiteResolver,
  list: rootList(CityWebsite, {
    name: 'cityWebsites',
    description: 'The websites of the city (ホームページ), by id.',
    one: { description: 'One website (ホームページ)', example: 'city-website-tokorozawa' },
    size: 1,
    order: [{ field: 'ID' }],
  }),
  figures: cityWebsiteFigures,
});
