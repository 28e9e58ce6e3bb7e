import type { DescribedText } from '@tokorozawa/subgraph-kit';
import type { LocalizedText } from '@tokorozawa/vocabulary';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What an entry of the search index leads to. */
export enum EntryKind {
  RECORD = 'RECORD',
  QUESTION = 'QUESTION',
  PART = 'PART',
}

/** What is found by words: a record of any domain, a question, or a part of the publication. Retired records have none. */
@Entity()
@Index(['subgraph'])
@Index('search_entry_terms_idx', { synchronize: false })
export class SearchEntry {
  /** `record:<id>`, `question:<id>` or `part:<id>`. */
  @PrimaryColumn('text')
  id!: string;

  @Column('text')
  kind!: EntryKind;

  @Column('text')
  subgraph!: string;

  /** The GraphQL type of a record; null for anything else. */
  @Column('text', { nullable: true })
  recordType!: string | null;

  /** The id of the record, the question or the part. */
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

  @Column('jsonb')
  name!: LocalizedText;

  /** All that it says: its name first, as the field `name`, and last its dates as people write them. */
  @Column('jsonb')
  texts!: DescribedText[];

  /** The ids and codes of the sections of the comprehensive plan that it serves. */
  @Column('jsonb')
  sections!: string[];

  /** Its first line in the transcript of its edition. */
  @Column('int', { nullable: true })
  line!: number | null;

  /** Its name in both languages and its readings, each folded and in a line of its own. */
  @Column('text')
  nameFolded!: string;

  /** Two lines for each of `texts`, the Japanese and the English one, each folded; empty where there is none. */
  @Column('text')
  folded!: string;

  /** The lexemes by which it is found; see `search/lexemes.ts`. */
  @Column('tsvector', { select: false })
  terms!: string;

  /** When all entries of a domain are made anew, those that have another generation afterwards are removed. */
  @Column('uuid')
  generation!: string;
}
