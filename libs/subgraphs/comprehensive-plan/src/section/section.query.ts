import type { Loaders } from '@tokorozawa/subgraph-kit';
import { Field, InputType } from 'type-graphql';
import { Chapter } from '../chapter/chapter.entity';
import type { ComprehensivePlan } from '../comprehensive-plan/comprehensive-plan.entity';
import { Section } from './section.entity';

@InputType({ description: 'Which sections (節) to list; a condition that is null or absent is ignored.' })
export class SectionFilter {
  @Field(() => Boolean, {
    nullable: true,
    description: 'True: only those to which a program is linked. False: only those without any program. 「事業の有無」',
  })
  hasPrograms?: boolean | null;
}

/** Loads the sections of all chapters of a plan, in the order of the plan. */
export async function loadSections(plan: ComprehensivePlan, load: Loaders): Promise<Section[]> {
  const chapters = await load.many(Chapter, 'planId', plan.id, { number: 'ASC' });
  const sections = await Promise.all(chapters.map(({ id }) => load.many(Section, 'chapterId', id, { number: 'ASC' })));
  return sections.flat();
}
