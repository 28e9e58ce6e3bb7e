import type { FilterField, Loaders, OrderField } from '@tokorozawa/subgraph-kit';
import type { SelectQueryBuilder } from 'typeorm';
import { Chapter } from '../chapter/chapter.entity';
import type { ComprehensivePlan } from '../comprehensive-plan/comprehensive-plan.entity';
import { ofNewestPlan } from '../comprehensive-plan/newest-plan';
import { ProgramSection } from '../program/program-section.entity';
import { Section } from './section.entity';

/** A condition of lists of sections. */
export const withPrograms: FilterField<Section> = {
  type: () => Boolean,
  description: 'True: only those to which a program is linked. False: only those without any program. 「事業の有無」',
  apply(query, hasPrograms: boolean) {
    const links = query.subQuery().select('1').from(ProgramSection, 'link').where('link.sectionId = record.id');
    query.andWhere(`${hasPrograms ? '' : 'NOT '}EXISTS ${links.getQuery()}`);
  },
};

/** An order of lists of sections. */
export const inOrderOfPlan: OrderField<Section> = {
  description: 'By the number of the chapter, then by that of the section. 「節の番号」',
  by: [0, 1].map((part) => ({
    property: 'code',
    computed: {
      sql: `CAST(split_part(record.code, '-', ${part + 1}) AS integer)`,
      isNullable: false,
      valueOf: ({ code }) => Number(code.split('-')[part]),
    },
  })),
};

/** Limits a query, whose alias is `record`, to the sections of the newest plan. */
export function ofChaptersOfNewestPlan(query: SelectQueryBuilder<Section>, edition: string | undefined): void {
  const chapters = query.subQuery().select('chapter.id').from(Chapter, 'chapter');
  ofNewestPlan(chapters, edition);
  query.andWhere(`record.chapterId IN ${chapters.getQuery()}`);
}

/** Loads the sections of all chapters of a plan, in the order of the plan. */
export async function loadSections(plan: ComprehensivePlan, load: Loaders): Promise<Section[]> {
  const chapters = await load.many(Chapter, 'planId', plan.id, { number: 'ASC' });
  const sections = await Promise.all(chapters.map(({ id }) => load.many(Section, 'chapterId', id, { number: 'ASC' })));
  return sections.flat();
}
