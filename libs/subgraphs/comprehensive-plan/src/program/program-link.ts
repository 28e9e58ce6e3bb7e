import type { Loaders, SubgraphContext } from '@tokorozawa/subgraph-kit';
import { Basis, LocalizedField, type LocalizedText } from '@tokorozawa/vocabulary';
import { Ctx, Field, ObjectType } from 'type-graphql';
import { ProgramSection } from './program-section.entity';
import { Section } from '../section/section.entity';
import { Program } from './program.entity';

/** Loads the links of a section to its programs, by the id of the program. */
export async function loadLinksOfSection(sectionId: string, load: Loaders): Promise<ProgramLink[]> {
  const links = await load.many(ProgramSection, 'sectionId', sectionId, { programId: 'ASC' });
  return links.map((link) => new ProgramLink(link));
}

/** Loads the links of a program to its sections, by the id of the section. */
export async function loadLinksOfProgram(programId: string, load: Loaders): Promise<ProgramLink[]> {
  const links = await load.many(ProgramSection, 'programId', programId, { sectionId: 'ASC' });
  return links.map((link) => new ProgramLink(link));
}

@ObjectType({
  description: 'A link between a program (事業) and a section of the plan (節) that it serves, and who drew the link.',
})
export class ProgramLink {
  readonly #link: ProgramSection;

  @Field(() => Basis, { description: 'Who drew the link. 「根拠」' })
  readonly basis: Basis;

  @LocalizedField('What the link is based on: where the source states it, or why the project drew it. 「理由」')
  readonly reason: LocalizedText;

  constructor(link: ProgramSection) {
    this.#link = link;
    this.basis = link.basis;
    this.reason = link.reason;
  }

  @Field(() => Program, { description: 'The program (事業).' })
  program(@Ctx() { load }: SubgraphContext): Promise<Program | null> {
    return load.one(Program, this.#link.programId);
  }

  @Field(() => Section, { description: 'The section (節) that it serves.' })
  section(@Ctx() { load }: SubgraphContext): Promise<Section | null> {
    return load.one(Section, this.#link.sectionId);
  }
}
