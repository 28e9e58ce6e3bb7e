import { defineConcept } from '@tokorozawa/subgraph-kit';
import { localizedText } from '@tokorozawa/vocabulary';
import { z } from 'zod';
import { ForestFacility } from './forest-facility.entity';
import { ForestFacilityResolver } from './forest-facility.resolver';

/** 構想の施設 */
export const forestFacility = defineConcept({
  entity: ForestFacility,
  resolver: ForestFacilityResolver,
  row: z.strictObject({
    id: z.string(),
    forestId: z.string(),
    name: localizedText,
    operator: localizedText.optional(),
  }),
  references: ({ forestId }) => [{ concept: 'CoolJapanForest', id: forestId, at: ['forestId'] }],
});
