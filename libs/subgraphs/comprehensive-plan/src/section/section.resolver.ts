import type { SubgraphContext } from '@tokorozawa/subgraph-kit';
import { Arg, Ctx, Directive, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { ProgramSection } from '../program/program-section.entity';
import { Chapter } from '../chapter/chapter.entity';
import { loadNewestPlan } from '../comprehensive-plan/newest-plan';
import { loadLinksOfSection } from '../program/program-link.resolver';
import { Section } from './section.entity';
import { loadSections, SectionFilter } from './section.query';

@Resolver(() => Section)
export class SectionResolver {
  @Query(() => [Section], {
    nullable: true,
    description: 'The sections (節) of the newest plan, in the order of the plan. Null when they cannot be read.',
  })
  @Directive('@listSize(assumedSize: 40)')
  async sections(
    @Arg('where', () => SectionFilter, { nullable: true, description: 'Which sections; all when absent.' })
    where: SectionFilter | null | undefined,
    @Ctx() { load }: SubgraphContext,
  ): Promise<Section[]> {
    const sections = await loadSections(await loadNewestPlan(load), load);
    const hasPrograms = where?.hasPrograms ?? null;
    if (hasPrograms === null) return sections;
    const links = await Promise.all(sections.map(({ id }) => loadLinksOfSection(id, load)));
    return sections.filter((_, index) => Boolean(links[index]?.length) === hasPrograms);
  }

  @Query(() => Section, {
    nullable: true,
    description: 'One section (節) by its id. Null, with a NOT_FOUND error, when there is none.',
  })
  section(
    @Arg('id', () => ID, { description: 'Such as "plan-6-section-5-5".' }) id: string,
    @Ctx() { load }: SubgraphContext,
  ): Promise<Section> {
    return load.existing(Section, id);
  }

  @FieldResolver(() => Chapter, { description: 'The chapter (章) in which it stands.' })
  chapter(@Root() section: Section, @Ctx() { load }: SubgraphContext): Promise<Chapter | null> {
    return load.one(Chapter, section.chapterId);
  }

  @FieldResolver(() => [ProgramSection], {
    description: 'The programs (事業) that serve it, each with its basis, by id; empty when there are none.',
  })
  programs(@Root() section: Section, @Ctx() { load }: SubgraphContext): Promise<ProgramSection[]> {
    return loadLinksOfSection(section.id, load);
  }
}
