import type { EntityClass, Identified, Loaders, SubgraphContext } from '@tokorozawa/subgraph-kit';
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

/** Loads the programs that serve any of these sections, by id. */
export async function loadProgramsOfSections(sections: Section[], load: Loaders): Promise<Program[]> {
  const links = await Promise.all(sections.map(({ id }) => loadLinksOfSection(id, load)));
  return loadDistinct(
    Program,
    links.flat().map(({ programId }) => programId),
    load,
  );
}

/** Loads the sections that any of these programs serve, by id. */
export async function loadSectionsOfPrograms(programs: Program[], load: Loaders): Promise<Section[]> {
  const links = await Promise.all(programs.map(({ id }) => loadLinksOfProgram(id, load)));
  return loadDistinct(
    Section,
    links.flat().map(({ sectionId }) => sectionId),
    load,
  );
}

function loadDistinct<Entity extends Identified>(
  entity: EntityClass<Entity>,
  ids: string[],
  load: Loaders,
): Promise<Entity[]> {
  return Promise.all([...new Set(ids)].sort().map((id) => load.existing(entity, id)));
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
