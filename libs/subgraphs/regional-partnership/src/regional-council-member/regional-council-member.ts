import { defineConcept } from '@tokorozawa/subgraph-kit';
import { RegionalCouncilMember } from './regional-council-member.entity';
import { RegionalCouncilMemberResolver } from './regional-council-member.resolver';

/** 構成市 */
export const regionalCouncilMember = defineConcept({
  entity: RegionalCouncilMember,
  resolver: RegionalCouncilMemberResolver,
  // The founders did not join: they founded the council.
  events: { repeats: 'councilId' },
});
