import { defineConcept } from '@tokorozawa/subgraph-kit';
import { SisterCity } from './sister-city.entity';
import { SisterCityResolver } from './sister-city.resolver';

/** 姉妹都市 */
export const sisterCity = defineConcept({
  entity: SisterCity,
  resolver: SisterCityResolver,
});
