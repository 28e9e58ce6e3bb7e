import type { SubgraphContext } from '@tokorozawa/subgraph-kit';
import { Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import { Program } from '../program/program.entity';
import { ProgramSection } from '../program/program-section.entity';
import { Chapter } from '../chapter/chapter.entity';
import { loadLinksOfSection, loadProgramsOfSections } from '../program/program-link.resolver';
import { Section } from './section.entity';

@Resolver(() => Section)
export class SectionResolver {
  @FieldResolver(() => Chapter, { description: 'The chapter (章) in which it stands.' })
  chapter(@Root() section: Section, @Ctx() { load }: SubgraphContext): Promise<Chapter | null> {
    return load.one(Chapter, section.chapterId);
  }

  @FieldResolver(() => [Program], {
    nullable: 'itemsAndList',
    description: 'The programs (事業) that serve it, by id; empty when there are none.',
  })
  programs(@Root() section: Section, @Ctx() { load }: SubgraphContext): Promise<Program[]> {
    return loadProgramsOfSections([section], load);
  }

  @FieldResolver(() => [Section], {
    nullable: 'itemsAndList',
    description: 'The section itself, as every record has its sections. 「節」',
  })
  @Directive('@listSize(assumedSize: 1)')
  sections(@Root() section: Section): Section[] {
    return [section];
  }

  @FieldResolver(() => [ProgramSection], {
    description:
      'Its links to the programs (事業) that serve it, each with its basis, by the id of the program; empty when there are none. 「事業への紐づけ / Links to programs」',
  })
  programLinks(@Root() section: Section, @Ctx() { load }: SubgraphContext): Promise<ProgramSection[]> {
    return loadLinksOfSection(section.id, load);
  }
}
