import type { SubgraphContext } from '@tokorozawa/subgraph-kit';
import { Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import { Chapter } from '../chapter/chapter.entity';
import { Program } from '../program/program.entity';
import { loadProgramsOfSections } from '../program/program-link.resolver';
import { Section } from '../section/section.entity';
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

  @FieldResolver(() => [Section], {
    nullable: 'itemsAndList',
    description: 'The sections (節) of the chapters on which it draws, in the order of the plan.',
  })
  @Directive('@listSize(assumedSize: 6)')
  async sections(@Root() project: LeadingProject, @Ctx() { load }: SubgraphContext): Promise<Section[]> {
    const sections = project.chapterLinks.map(({ chapterId }) =>
      load.many(Section, 'chapterId', chapterId, { number: 'ASC' }),
    );
    return (await Promise.all(sections)).flat();
  }

  @FieldResolver(() => [Program], {
    nullable: 'itemsAndList',
    description: 'The programs (事業) that serve the sections of the chapters on which it draws, by id.',
  })
  @Directive('@listSize(assumedSize: 20)')
  async programs(@Root() project: LeadingProject, @Ctx() context: SubgraphContext): Promise<Program[]> {
    return loadProgramsOfSections(await this.sections(project, context), context.load);
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
