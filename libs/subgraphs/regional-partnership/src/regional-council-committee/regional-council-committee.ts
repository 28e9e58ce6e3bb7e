import { defineConcept } from '@tokorozawa/subgraph-kit';
import { RegionalCouncilCommittee } from './regional-council-committee.entity';
import { RegionalCouncilCommitteeResolver } from './regional-council-committee.resolver';

/** 部会 */
export const regionalCouncilCommittee = defineConcept({
  entity: RegionalCouncilCommittee,
  resolver: RegionalCouncilCommitteeResolver,
});
