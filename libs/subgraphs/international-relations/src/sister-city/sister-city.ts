import { defineConcept, rootList } from '@tokorozawa/subgraph-kit';
import { SisterCity } from './sister-city.entity';
import { sisterCityFigures } from './sister-city.figures';
import { SisterCityResolver } from './sister-city.resolver';
import { sisterCityChecks } from './sister-city.checks';

/** 姉妹都市 */
export const sisterCity = defineConcept({
  entity: SisterCity,
  resolver: SisterCityResolver,
  list: rootList(SisterCity, {
    name: 'sisterCities',
    description: 'The sister cities (姉妹都市), the oldest tie first.',
    one: { description: 'One sister city (姉妹都市)', example: 'sister-city-decatur' },
    size: 3,
    order: [{ field: 'DATE' }],
  }),
  figures: sisterCityFigures,
  checks: sisterCityChecks,
});
