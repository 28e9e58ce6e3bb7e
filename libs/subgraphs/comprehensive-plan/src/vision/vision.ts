import { defineConcept } from '@tokorozawa/subgraph-kit';
import { localizedText } from '@tokorozawa/vocabulary';
import { z } from 'zod';
import { Vision } from './vision.entity';

/** 将来都市像 */
export const vision = defineConcept({
  entity: Vision,
  row: z.strictObject({
    id: z.string(),
    planId: z.string(),
    statement: localizedText,
    horizonYears: z.int().min(1),
    thoughts: z.array(z.strictObject({ title: localizedText, meaning: localizedText })).min(1),
  }),
  references: ({ planId }) => [{ concept: 'ComprehensivePlan', id: planId, at: ['planId'] }],
});
