import { defineConcept, rootList, rowOf } from '@tokorozawa/subgraph-kit';
import { z } from 'zod';
import { Program } from './program.entity';
import { basis, bySubject, bySubjectType, subjectType } from './program.query';
import { ProgramResolver } from './program.resolver';
import { ProgramLinkResolver } from './program-link.resolver';
import { ProgramSection } from './program-section.entity';

/** 事業 */
export const program = defineConcept({
  entity: Program,
  resolver: ProgramResolver,
  list: rootList(Program, {
    name: 'programs',
    description: 'The programs (事業), by id, a page at a time. 「総合計画に関わる事業」',
    one: { description: 'One program (事業)', example: 'program-sister-city-decatur' },
    order: [{ field: 'ID' }],
    filters: { basis, subjectType },
    orders: { SUBJECT: bySubject, SUBJECT_TYPE: bySubjectType },
  }),
  row: (declared) => declared.extend({ sections: z.array(rowOf(ProgramSection).omit({ programId: true })).min(1) }),
  // A course stays listed when a later edition prints the courses of another year, and so does what it serves.
  isDated: ({ subjectId }, isDatedRecord) => isDatedRecord(subjectId),
  references: ({ subjectType, subjectId }) => [{ concept: subjectType, id: subjectId, at: ['subjectId'] }],
  parts: [
    {
      entity: ProgramSection,
      resolver: ProgramLinkResolver,
      shown: { field: 'sectionLinks', parent: 'programId' },
      records: ({ id, sections }) =>
        sections.map((link) => ({ ...link, id: `${id}/${link.sectionId}`, programId: id })),
    },
  ],
});
