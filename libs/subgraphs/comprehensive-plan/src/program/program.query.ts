import type { Filter, FilterField, OrderField } from '@tokorozawa/subgraph-kit';
import { Basis } from '@tokorozawa/vocabulary';
import { Section } from '../section/section.entity';
import { ProgramSubjectType } from './program-subject';
import type { Program } from './program.entity';
import { ProgramSection } from './program-section.entity';

/** Conditions of lists of programs. */
export const basis: FilterField<Program> = {
  type: () => Basis,
  description:
    'Only those with a link to a section on this basis; together with `section`, with such a link to that section. 「根拠」',
  apply(query, value: Basis, { section }: Filter) {
    const links = query.subQuery().select('1').from(ProgramSection, 'link').where('link.programId = record.id');
    links.andWhere('link.basis = :basis');
    if (section) {
      links
        .innerJoin(Section, 'served', 'served.id = link.sectionId')
        .andWhere('(served.id = :served OR served.versionOf = :served OR served.code = :served)');
    }
    query.andWhere(`EXISTS ${links.getQuery()}`, { basis: value, served: section });
  },
};

export const subjectType: FilterField<Program> = {
  type: () => ProgramSubjectType,
  description: 'Only those that are about a record of this type. 「対象の種類」',
  apply: (query, value: string) => void query.andWhere('record.subjectType = :subjectType', { subjectType: value }),
};

/** Orders of lists of programs. */
export const bySubject: OrderField<Program> = {
  description: 'By the id of the subject, so that the programs about one record stand together. 「対象」',
  by: [{ property: 'subjectId' }],
};

export const bySubjectType: OrderField<Program> = {
  description: 'By the name of the type of the subject, so that programs of one kind stand together. 「対象の種類」',
  by: [{ property: 'subjectType' }],
};
