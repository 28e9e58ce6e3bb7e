import { defineConcept } from '@tokorozawa/subgraph-kit';
import { localizedText } from '@tokorozawa/vocabulary';
import { z } from 'zod';
import { ForestPillar } from './forest-pillar.entity';

/** 構想の柱 */
export const forestPillar = defineConcept({
  entity: ForestPillar,
  row: z.strictObject({
    id: z.string(),
    forestId: z.string(),
    number: z.int().min(1),
    name: localizedText,
    subtitle: localizedText.optional(),
    summary: localizedText,
  }),
  references: ({ forestId }) => [{ concept: 'CoolJapanForest', id: forestId, at: ['forestId'] }],
});
