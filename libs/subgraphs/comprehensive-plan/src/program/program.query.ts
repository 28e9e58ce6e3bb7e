import type { Basis } from '@tokorozawa/vocabulary';
import type { DataSource, SelectQueryBuilder } from 'typeorm';
import { Program } from './program.entity';
import { ProgramSection } from './program-section.entity';

/** What must hold of a program; what is null or left out does not count. */
export interface ProgramConditions {
  sectionId?: string | null;
  basis?: Basis | null;
  subjectType?: string | null;
}

/** The current programs that meet all conditions. */
export function programsWhere(
  database: DataSource,
  { sectionId, basis, subjectType }: ProgramConditions,
): SelectQueryBuilder<Program> {
  const programs = database.getRepository(Program).createQueryBuilder('program').where('program.retiredAt IS NULL');
  if (subjectType) programs.andWhere('program.subjectType = :subjectType', { subjectType });
  if (sectionId || basis) {
    const links = programs.subQuery().select('1').from(ProgramSection, 'link').where('link.programId = program.id');
    if (sectionId) links.andWhere('link.sectionId = :sectionId');
    if (basis) links.andWhere('link.basis = :basis');
    programs.andWhere(`EXISTS ${links.getQuery()}`, { sectionId, basis });
  }
  return programs;
}
