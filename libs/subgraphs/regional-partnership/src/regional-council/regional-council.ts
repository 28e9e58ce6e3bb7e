import { defineConcept } from '@tokorozawa/subgraph-kit';
import { localizedText, partialDate } from '@tokorozawa/vocabulary';
import { z } from 'zod';
import { RegionalCouncil } from './regional-council.entity';
import { RegionalCouncilResolver } from './regional-council.resolver';

/** 広域行政の協議会 */
export const regionalCouncil = defineConcept({
  entity: RegionalCouncil,
  resolver: RegionalCouncilResolver,
  row: z.strictObject({
    id: z.string(),
    name: localizedText,
    foundedIn: partialDate,
    background: localizedText,
    aim: localizedText,
  }),
});
