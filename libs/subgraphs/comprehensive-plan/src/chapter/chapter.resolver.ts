import type { SubgraphContext } from '@tokorozawa/subgraph-kit';
import { Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import { ComprehensivePlan } from '../comprehensive-plan/comprehensive-plan.entity';
import { Program } from '../program/program.entity';
import { loadProgramsOfSections } from '../program/program-link.resolver';
import { Section } from '../section/section.entity';
import { Chapter } from './chapter.entity';

@Resolver(() => Chapter)
export class ChapterResolver {
  @FieldResolver(() => ComprehensivePlan, { description: 'The plan to which it belongs. 「計画」' })
  plan(@Root() chapter: Chapter, @Ctx() { load }: SubgraphContext): Promise<ComprehensivePlan | null> {
    return load.one(ComprehensivePlan, chapter.planId);
  }

  @FieldResolver(() => [Section], { nullable: 'itemsAndList', description: 'Its sections (節), by number.' })
  @Directive('@listSize(assumedSize: 6)')
  sections(@Root() chapter: Chapter, @Ctx() { load }: SubgraphContext): Promise<Section[]> {
    return load.many(Section, 'chapterId', chapter.id, { number: 'ASC' });
  }

  @FieldResolver(() => [Program], {
    nullable: 'itemsAndList',
    description: 'The programs (事業) that serve its sections, by id.',
  })
  @Directive('@listSize(assumedSize: 20)')
  async programs(@Root() chapter: Chapter, @Ctx() context: SubgraphContext): Promise<Program[]> {
    return loadProgramsOfSections(await this.sections(chapter, context), context.load);
  }
}
