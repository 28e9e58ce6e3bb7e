import { defineConcept } from '@tokorozawa/subgraph-kit';
import { localizedText } from '@tokorozawa/vocabulary';
import { z } from 'zod';
import { TelevisionShow } from './television-show.entity';
import { TelevisionShowResolver } from './television-show.resolver';

/** 番組 */
export const televisionShow = defineConcept({
  entity: TelevisionShow,
  resolver: TelevisionShowResolver,
  row: z.strictObject({
    id: z.string(),
    name: localizedText,
    content: localizedText,
    count: z.int().min(1),
    durationMinutes: z.int().min(1),
    broadcastsPerDay: z.int().min(1),
    costYen: z.int().min(0),
    costCovers: localizedText.optional(),
    contractor: localizedText,
  }),
});
