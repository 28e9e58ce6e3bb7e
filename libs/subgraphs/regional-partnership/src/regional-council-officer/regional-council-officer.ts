import { defineConcept } from '@tokorozawa/subgraph-kit';
import { localizedText } from '@tokorozawa/vocabulary';
import { z } from 'zod';
import { RegionalCouncilOffice } from './regional-council-office';
import { RegionalCouncilOfficer } from './regional-council-officer.entity';
import { RegionalCouncilOfficerResolver } from './regional-council-officer.resolver';

/** 役員 */
export const regionalCouncilOfficer = defineConcept({
  entity: RegionalCouncilOfficer,
  resolver: RegionalCouncilOfficerResolver,
  row: z.strictObject({
    id: z.string(),
    councilId: z.string(),
    municipalityId: z.string(),
    order: z.int().min(1),
    office: z.enum(RegionalCouncilOffice),
    holder: localizedText,
  }),
  references: ({ councilId, municipalityId }) => [
    { concept: 'RegionalCouncil', id: councilId, at: ['councilId'] },
    { concept: 'Municipality', id: municipalityId, at: ['municipalityId'] },
  ],
});
