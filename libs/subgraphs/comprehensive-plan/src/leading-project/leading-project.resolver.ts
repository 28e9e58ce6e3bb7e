import type { SubgraphContext } from '@tokorozawa/subgraph-kit';
import { Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import { Chapter } from '../chapter/chapter.entity';
import { CityBrand } from './city-brand';
import { LeadingProject } from './leading-project.entity';
import { LeadingProjectBrand, LeadingProjectChapter } from './leading-project-links';

@Resolver(() => LeadingProject)
export class LeadingProjectResolver {
  @FieldResolver(() => [LeadingProjectChapter], {
    description: 'The chapters (章) on which it draws, each with its basis.',
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

  @FieldResolver(() => LeadingProjectBrand, {
    nullable: true,
    description: 'The brand of the city (所沢ブランド) that it promotes, with its basis; null when it names none.',
  })
  brand(@Root() { brandLink }: LeadingProject): LeadingProjectBrand | null {
    if (!brandLink) return null;
    const { brandId, basis, reason } = brandLink;
    return { brand: { __typename: CityBrand.name, id: brandId }, basis, reason };
  }
}
