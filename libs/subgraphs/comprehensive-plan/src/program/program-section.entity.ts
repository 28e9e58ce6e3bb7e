import { type Basis, type LocalizedText } from '@tokorozawa/vocabulary';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** A program serves a section. The schema presents it as ProgramLink. */
@Entity()
export class ProgramSection {
  /** `<program>/<section>` */
  @PrimaryColumn('text')
  id!: string;

  @Index()
  @ForeignKey('Program', { deferrable: 'INITIALLY DEFERRED' })
  @Column('text')
  programId!: string;

  @Index()
  @ForeignKey('Section', { deferrable: 'INITIALLY DEFERRED' })
  @Column('text')
  sectionId!: string;

  @Column('text')
  basis!: Basis;

  @Column('jsonb')
  reason!: LocalizedText;
}
