import { Reference, Stored } from '@tokorozawa/subgraph-kit';
import { Basis, type LocalizedText, localizedText } from '@tokorozawa/vocabulary';
import { Entity, PrimaryColumn } from 'typeorm';
import { z } from 'zod';

/** That a program serves a section. The schema presents it as ProgramLink. */
@Entity()
export class ProgramSection {
  /** `<program>/<section>` */
  @PrimaryColumn('text')
  id!: string;

  @Reference('Program')
  programId!: string;

  @Reference('Section')
  sectionId!: string;

  @Stored(z.enum(Basis))
  basis!: Basis;

  @Stored(localizedText)
  reason!: LocalizedText;
}
