import { defineConcept } from '@tokorozawa/subgraph-kit';
import { localizedText } from '@tokorozawa/vocabulary';
import { z } from 'zod';
import { Chapter } from './chapter.entity';
import { ChapterResolver } from './chapter.resolver';

/** 章 */
export const chapter = defineConcept({
  entity: Chapter,
  resolver: ChapterResolver,
  row: z.strictObject({
    id: z.string(),
    planId: z.string(),
    number: z.int().min(1),
    name: localizedText,
  }),
  references: ({ planId }) => [{ concept: 'ComprehensivePlan', id: planId, at: ['planId'] }],
});
