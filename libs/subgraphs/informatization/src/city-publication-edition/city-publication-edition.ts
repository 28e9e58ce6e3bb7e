import { defineConcept } from '@tokorozawa/subgraph-kit';
import { localizedText } from '@tokorozawa/vocabulary';
import { z } from 'zod';
import { cityPublicationEditionChecks } from './city-publication-edition.checks';
import { CityPublicationEdition } from './city-publication-edition.entity';
import { CityPublicationEditionResolver } from './city-publication-edition.resolver';
import { CopiesBasis } from './copies-basis';
import { PublicationFormat } from './publication-format';

/** 刊行物の版 */
export const cityPublicationEdition = defineConcept({
  entity: CityPublicationEdition,
  resolver: CityPublicationEditionResolver,
  row: z.strictObject({
    id: z.string(),
    publicationId: z.string(),
    order: z.int().min(1),
    format: z.enum(PublicationFormat),
    medium: localizedText.optional(),
    pages: z.int().min(1).optional(),
    wholeText: z.boolean().optional(),
    issuesPerYear: z.int().min(1),
    copies: z.int().min(0),
    copiesBasis: z.enum(CopiesBasis).optional(),
    recipients: localizedText,
    distribution: localizedText,
    printingCostYenPerPage: z.number().positive().optional(),
    distributionCostYenPerCopy: z.number().positive().optional(),
  }),
  references: ({ publicationId }) => [{ concept: 'CityPublication', id: publicationId, at: ['publicationId'] }],
  checks: cityPublicationEditionChecks,
});
