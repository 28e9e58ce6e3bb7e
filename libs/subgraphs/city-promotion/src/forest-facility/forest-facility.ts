import { defineConcept } from '@tokorozawa/subgraph-kit';
import { ForestFacility } from './forest-facility.entity';
import { ForestFacilityResolver } from './forest-facility.resolver';

/** 構想の施設 */
export const forestFacility = defineConcept({
  entity: ForestFacility,
  resolver: ForestFacilityResolver,
});
