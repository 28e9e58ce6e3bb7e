import { defineConcept } from '@tokorozawa/subgraph-kit';
import { RegionalCouncilOfficer } from './regional-council-officer.entity';
import { RegionalCouncilOfficerResolver } from './regional-council-officer.resolver';

/** 役員 */
export const regionalCouncilOfficer = defineConcept({
  entity: RegionalCouncilOfficer,
  resolver: RegionalCouncilOfficerResolver,
});
