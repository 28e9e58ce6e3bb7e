import { type DatePrecision, type LocalizedText, type PartialDate, partialDateColumn } from '@tokorozawa/vocabulary';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A date of a record of any domain. Retired records have none. */
@Entity()
@Index(['recordId'])
@Index(['earliest', 'id'], { where: 'is_event AND version_of IS NULL' })
@Index(['latest', 'id'], { where: 'is_event AND version_of IS NULL' })
@Index(['recordType', 'id'], { where: 'is_event AND version_of IS NULL' })
@Index(['subgraph', 'id'], { where: 'is_event AND version_of IS NULL' })
@Index(['editionId', 'earliest', 'id'], { where: 'is_event AND version_of IS NOT NULL' })
@Index('event_entry_name_idx', { synchronize: false })
@Index('event_entry_sections_idx', { synchronize: false })
export class EventEntry {
  /** `<record>/<key of the date>`. */
  @PrimaryColumn('text')
  id!: string;

  @Column('text')
  subgraph!: string;

  /** The GraphQL type of the record. */
  @Column('text')
  recordType!: string;

  @Column('text')
  recordId!: string;

  /** The edition that prints this version of the record; null for what no edition prints. */
  @Column('text', { nullable: true })
  editionId!: string | null;

  /** The plain id, in a version whose own id names its edition; null in the newest version. */
  @Column('text', { nullable: true })
  versionOf!: string | null;

  /** The first edition that no longer prints the record. */
  @Column('text', { nullable: true })
  omittedSince!: string | null;

  /** The GraphQL field of the date, with dots between levels and without positions in lists: `ties.date`. */
  @Column('text')
  field!: string;

  /** Of several days the first, and of a period the first fiscal year. */
  @Column('text', { transformer: partialDateColumn })
  date!: PartialDate;

  /** The last of several days, or the last fiscal year of a period. */
  @Column('text', { name: 'end_date', nullable: true, transformer: partialDateColumn })
  end!: PartialDate | null;

  /** The first and the last day on which it may happen. */
  @Column('date')
  earliest!: string;

  @Column('date')
  latest!: string;

  @Column('text')
  precision!: DatePrecision;

  /** False for a date at which nothing happens. */
  @Column('boolean')
  isEvent!: boolean;

  /** The id of a record whose event this is as well, if that record states the same date. */
  @Column('text', { nullable: true })
  repeats!: string | null;

  /** The name of the record. */
  @Column('jsonb')
  name!: LocalizedText;

  /** What happens, in the words of the part of the record that states the date; null if that has none. */
  @Column('jsonb', { nullable: true })
  text!: LocalizedText | null;

  /** The ids and codes of the sections of the comprehensive plan that the record serves. */
  @Column('jsonb')
  sections!: string[];

  /** All that the record says, folded as in its search entry. */
  @Column('text')
  folded!: string;
}
