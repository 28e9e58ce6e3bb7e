import type { SubgraphContext } from '@tokorozawa/subgraph-kit';
import { Ctx, Directive, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Chapter } from '../chapter/chapter.entity';
import { newestPlan } from '../comprehensive-plan/newest-plan';
import { LeadingProject } from './leading-project.entity';
import { LeadingProjectChapter } from './leading-project-chapter';

@Resolver(() => LeadingProject)
export class LeadingProjectResolver {
  @Query(() => [LeadingProject], {
    nullable: true,
    description:
      'The leading projects (リーディングプロジェクト) of the newest plan, by number. Null when they cannot be read.',
  })
  @Directive('@listSize(assumedSize: 5)')
  async leadingProjects(@Ctx() { load }: SubgraphContext): Promise<LeadingProject[]> {
    const plan = await newestPlan(load);
    return load.many(LeadingProject, 'planId', plan.id, { number: 'ASC' });
  }

  @FieldResolver(() => [LeadingProjectChapter], {
    description: 'The chapters (章) on which it draws, each with who says so.',
  })
  @Directive('@listSize(assumedSize: 1)')
  chapters(@Root() project: LeadingProject, @Ctx() { load }: SubgraphContext) {
    return Promise.all(
      project.chapterLinks.map(async ({ chapterId, basis, reason }) => ({
        chapter: await load.one(Chapter, chapterId),
        basis,
        reason,
      })),
    );
  }
}
