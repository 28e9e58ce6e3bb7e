import type { Loaders } from '@tokorozawa/subgraph-kit';
import { ProgramLink } from './program-link';
import { ProgramSection } from './program-section.entity';

/** The links of a section to its programs, by the id of the program. */
export async function linksOfSection(sectionId: string, load: Loaders): Promise<ProgramLink[]> {
  const links = await load.many(ProgramSection, 'sectionId', sectionId, { programId: 'ASC' });
  return links.map((link) => new ProgramLink(link));
}

/** The links of a program to its sections, by the id of the section. */
export async function linksOfProgram(programId: string, load: Loaders): Promise<ProgramLink[]> {
  const links = await load.many(ProgramSection, 'programId', programId, { sectionId: 'ASC' });
  return links.map((link) => new ProgramLink(link));
}
