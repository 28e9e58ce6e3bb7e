import type { SubgraphContext } from '@tokorozawa/subgraph-kit';
import { Arg, Ctx, Directive, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { ComprehensivePlan } from '../comprehensive-plan/comprehensive-plan.entity';
import { loadNewestPlan } from '../comprehensive-plan/newest-plan';
import { Section } from '../section/section.entity';
import { Chapter } from './chapter.entity';

@Resolver(() => Chapter)
export class ChapterResolver {
  @Query(() => [Chapter], {
    nullable: true,
    description: 'The chapters (章) of the newest plan, by number. Null when they cannot be read.',
  })
  @Directive('@listSize(assumedSize: 7)')
  async chapters(@Ctx() { load }: SubgraphContext): Promise<Chapter[]> {
    const plan = await loadNewestPlan(load);
    return load.many(Chapter, 'planId', plan.id, { number: 'ASC' });
  }

  @Query(() => Chapter, {
    nullable: true,
    description: 'One chapter (章) by its id. Null, with a NOT_FOUND error, when there is none.',
  })
  chapter(
    @Arg('id', () => ID, { description: 'Such as "plan-6-chapter-1".' }) id: string,
    @Ctx() { load }: SubgraphContext,
  ): Promise<Chapter> {
    return load.existing(Chapter, id);
  }

  @FieldResolver(() => ComprehensivePlan, { description: 'The plan to which it belongs. 「計画」' })
  plan(@Root() chapter: Chapter, @Ctx() { load }: SubgraphContext): Promise<ComprehensivePlan | null> {
    return load.one(ComprehensivePlan, chapter.planId);
  }

  @FieldResolver(() => [Section], { description: 'Its sections (節), by number.' })
  @Directive('@listSize(assumedSize: 6)')
  sections(@Root() chapter: Chapter, @Ctx() { load }: SubgraphContext): Promise<Section[]> {
    return load.many(Section, 'chapterId', chapter.id, { number: 'ASC' });
  }
}
