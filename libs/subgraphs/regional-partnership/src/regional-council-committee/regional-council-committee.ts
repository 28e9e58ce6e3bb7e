import { defineConcept } from '@tokorozawa/subgraph-kit';
import { localizedText, partialDate } from '@tokorozawa/vocabulary';
import { z } from 'zod';
import { RegionalCouncilCommittee } from './regional-council-committee.entity';
import { RegionalCouncilCommitteeResolver } from './regional-council-committee.resolver';

/** 部会 */
export const regionalCouncilCommittee = defineConcept({
  entity: RegionalCouncilCommittee,
  resolver: RegionalCouncilCommitteeResolver,
  row: z.strictObject({
    id: z.string(),
    councilId: z.string(),
    name: localizedText,
    departmentInCharge: localizedText,
    establishedIn: partialDate,
  }),
  references: ({ councilId }) => [{ concept: 'RegionalCouncil', id: councilId, at: ['councilId'] }],
});
