import { defineConcept, part } from '@tokorozawa/subgraph-kit';
import { Basis, localizedText } from '@tokorozawa/vocabulary';
import { z } from 'zod';
import { Program } from './program.entity';
import { ProgramResolver } from './program.resolver';
import { ProgramSection } from './program-section.entity';
import { programSubjects } from './program-subject';

const row = z.strictObject({
  id: z.string(),
  name: localizedText,
  summary: localizedText,
  subjectType: z.enum(programSubjects.map((type) => type.name)),
  subjectId: z.string(),
  sections: z.array(z.strictObject({ sectionId: z.string(), basis: z.enum(Basis), reason: localizedText })).min(1),
});

/** 事業 */
export const program = defineConcept({
  entity: Program,
  resolver: ProgramResolver,
  row,
  references: ({ subjectType, subjectId, sections }) => [
    { concept: subjectType, id: subjectId, at: ['subjectId'] },
    ...sections.map(({ sectionId }, index) => ({
      concept: 'Section',
      id: sectionId,
      at: ['sections', index, 'sectionId'],
    })),
  ],
  parts: [
    part(ProgramSection, ({ id, sections }: z.infer<typeof row>) =>
      sections.map((link) => ({ id: `${id}/${link.sectionId}`, programId: id, ...link })),
    ),
  ],
});
