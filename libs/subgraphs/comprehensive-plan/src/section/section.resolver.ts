import type { SubgraphContext } from '@tokorozawa/subgraph-kit';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { ProgramSection } from '../program/program-section.entity';
import { Chapter } from '../chapter/chapter.entity';
import { loadLinksOfSection } from '../program/program-link.resolver';
import { Section } from './section.entity';

@Resolver(() => Section)
export class SectionResolver {
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
