import type { SubgraphContext } from '@tokorozawa/subgraph-kit';
import { Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import { ComprehensivePlan } from '../comprehensive-plan/comprehensive-plan.entity';
import { Section } from '../section/section.entity';
import { Chapter } from './chapter.entity';

@Resolver(() => Chapter)
export class ChapterResolver {
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
