import { defineConcept, rowOf } from '@tokorozawa/subgraph-kit';
import { z } from 'zod';
import { Program } from './program.entity';
import { ProgramResolver } from './program.resolver';
import { ProgramLinkResolver } from './program-link.resolver';
import { ProgramSection } from './program-section.entity';

/** 事業 */
export const program = defineConcept({
  entity: Program,
  resolver: ProgramResolver,
  row: (declared) => declared.extend({ sections: z.array(rowOf(ProgramSection).omit({ programId: true })).min(1) }),
  references: ({ subjectType, subjectId }) => [{ concept: subjectType, id: subjectId, at: ['subjectId'] }],
  parts: [
    {
      entity: ProgramSection,
      resolver: ProgramLinkResolver,
      records: ({ id, sections }) =>
        sections.map((link) => ({ ...link, id: `${id}/${link.sectionId}`, programId: id })),
    },
  ],
});
