import { defineConcept } from '@tokorozawa/subgraph-kit';
import { Municipality } from './municipality.entity';
import { MunicipalityResolver } from './municipality.resolver';

/** 市町村 */
export const municipality = defineConcept({
  entity: Municipality,
  resolver: MunicipalityResolver,
  keys: ['code'],
});
