import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * What lists know of the newest version of a record beside its own columns. By this they find records of every kind alike.
 */
@Entity()
@Index('listed_record_sections_idx', { synchronize: false })
export class ListedRecord {
  /** The id of the record. */
  @PrimaryColumn('text')
  id!: string;

  /** Everything that the record says in either language, each text folded by {@link foldText} and in a line of its own. */
  @Column('text')
  words!: string;

  /** The ids and the codes of the sections of the comprehensive plan that it serves. */
  @Column('jsonb')
  sections!: string[];
}

/** The same of a version of an edition. Apart, so that what lists know of the newest versions costs no more to search. */
@Entity()
@Index('listed_version_sections_idx', { synchronize: false })
export class ListedVersion {
  /** The id of the version. */
  @PrimaryColumn('text')
  id!: string;

  @Column('text')
  words!: string;

  @Column('jsonb')
  sections!: string[];
}

/** Makes texts comparable: full-width letters are as half-width ones, and capital letters as small ones. */
export const foldText = (text: string): string => text.normalize('NFKC').toLowerCase();
