import type { Loaders, SubgraphContext } from '@tokorozawa/subgraph-kit';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Section } from '../section/section.entity';
import { Program } from './program.entity';
import { ProgramSection } from './program-section.entity';

/** Loads the links of a section to its programs, by the id of the program. */
export function loadLinksOfSection(sectionId: string, load: Loaders): Promise<ProgramSection[]> {
  return load.many(ProgramSection, 'sectionId', sectionId, { programId: 'ASC' });
}

/** Loads the links of a program to its sections, by the id of the section. */
export function loadLinksOfProgram(programId: string, load: Loaders): Promise<ProgramSection[]> {
  return load.many(ProgramSection, 'programId', programId, { sectionId: 'ASC' });
}

@Resolver(() => ProgramSection)
export class ProgramLinkResolver {
  @FieldResolver(() => Program, { description: 'The program (事業).' })
  program(@Root() link: ProgramSection, @Ctx() { load }: SubgraphContext): Promise<Program | null> {
    return load.one(Program, link.programId);
  }

  @FieldResolver(() => Section, { description: 'The section (節) that it serves.' })
  section(@Root() link: ProgramSection, @Ctx() { load }: SubgraphContext): Promise<Section | null> {
    return load.one(Section, link.sectionId);
  }
}
