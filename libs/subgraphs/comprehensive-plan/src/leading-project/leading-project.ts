import { defineConcept } from '@tokorozawa/subgraph-kit';
import { Basis, localizedText } from '@tokorozawa/vocabulary';
import { z } from 'zod';
import { LeadingProject } from './leading-project.entity';
import { LeadingProjectResolver } from './leading-project.resolver';

/** リーディングプロジェクト */
export const leadingProject = defineConcept({
  entity: LeadingProject,
  resolver: LeadingProjectResolver,
  row: z.strictObject({
    id: z.string(),
    planId: z.string(),
    number: z.int().min(1),
    name: localizedText,
    subtitle: localizedText,
    covers: z.array(localizedText).min(1),
    chapterLinks: z.array(z.strictObject({ chapterId: z.string(), basis: z.enum(Basis), reason: localizedText })),
    brandLink: z.strictObject({ brandId: z.string(), basis: z.enum(Basis), reason: localizedText }).optional(),
  }),
  references: ({ planId, chapterLinks }) => [
    { concept: 'ComprehensivePlan', id: planId, at: ['planId'] },
    ...chapterLinks.map(({ chapterId }, index) => ({
      concept: 'Chapter',
      id: chapterId,
      at: ['chapterLinks', index, 'chapterId'],
    })),
  ],
});
