import { defineConcept } from '@tokorozawa/subgraph-kit';
import { partialDate } from '@tokorozawa/vocabulary';
import { z } from 'zod';
import { RegionalCouncilMember } from './regional-council-member.entity';
import { RegionalCouncilMemberResolver } from './regional-council-member.resolver';

/** 構成市 */
export const regionalCouncilMember = defineConcept({
  entity: RegionalCouncilMember,
  resolver: RegionalCouncilMemberResolver,
  row: z.strictObject({
    id: z.string(),
    councilId: z.string(),
    municipalityId: z.string(),
    joinedIn: partialDate,
    joinedInAsPrinted: z.string(),
  }),
  references: ({ councilId, municipalityId }) => [
    { concept: 'RegionalCouncil', id: councilId, at: ['councilId'] },
    { concept: 'Municipality', id: municipalityId, at: ['municipalityId'] },
  ],
});
