import { defineConcept } from '@tokorozawa/subgraph-kit';
import { localizedText } from '@tokorozawa/vocabulary';
import { z } from 'zod';
import { CityWebsite } from './city-website.entity';
import { CityWebsiteResolver } from './city-website.resolver';

/** ホームページ */
export const cityWebsite = defineConcept({
  entity: CityWebsite,
  resolver: CityWebsiteResolver,
  row: z.strictObject({
    id: z.string(),
    name: localizedText,
    yearlyAccesses: z.int().min(0),
    openingId: z.string().optional(),
  }),
  references: ({ openingId }) => (openingId ? [{ concept: 'SystemMilestone', id: openingId, at: ['openingId'] }] : []),
});
