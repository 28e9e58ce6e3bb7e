import { defineConcept } from '@tokorozawa/subgraph-kit';
import { localizedText } from '@tokorozawa/vocabulary';
import { z } from 'zod';
import { Section } from './section.entity';
import { SectionResolver } from './section.resolver';

/** 節 */
export const section = defineConcept({
  entity: Section,
  resolver: SectionResolver,
  row: z.strictObject({
    id: z.string(),
    chapterId: z.string(),
    code: z.string().regex(/^\d+-\d+$/, 'A code is the number of the chapter and that of the section, like 5-5.'),
    number: z.int().min(1),
    name: localizedText,
  }),
  references: ({ chapterId }) => [{ concept: 'Chapter', id: chapterId, at: ['chapterId'] }],
});
