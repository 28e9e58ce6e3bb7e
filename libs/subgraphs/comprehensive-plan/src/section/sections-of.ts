import type { Loaders } from '@tokorozawa/subgraph-kit';
import { Chapter } from '../chapter/chapter.entity';
import type { ComprehensivePlan } from '../comprehensive-plan/comprehensive-plan.entity';
import { Section } from './section.entity';

/** The sections of all chapters of a plan, in the order of the plan. */
export async function sectionsOf(plan: ComprehensivePlan, load: Loaders): Promise<Section[]> {
  const chapters = await load.many(Chapter, 'planId', plan.id, { number: 'ASC' });
  const sections = await Promise.all(chapters.map(({ id }) => load.many(Section, 'chapterId', id, { number: 'ASC' })));
  return sections.flat();
}
