import {
  DatePrecision,
  LocalizedField,
  type LocalizedText,
  PartialDate,
  partialDateColumn,
} from '@tokorozawa/vocabulary';
import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * A date that a record of any domain states. The table has all of them, and is filled from the feeds of the domains; the
 * schema shows those at which something happens.
 */
@ObjectType({
  description:
    'Something that happens at a time (出来事), as a record of some domain states it. What several fields or records tell of the same date is one event.',
})
@Index(['recordId'])
@Index(['earliest', 'id'], { where: 'is_event AND version_of IS NULL' })
@Index(['latest', 'id'], { where: 'is_event AND version_of IS NULL' })
@Index(['recordType', 'id'], { where: 'is_event AND version_of IS NULL' })
@Index(['subgraph', 'id'], { where: 'is_event AND version_of IS NULL' })
@Index(['recordType', 'earliest', 'id'], { where: 'is_event AND version_of IS NULL' })
@Index(['subgraph', 'earliest', 'id'], { where: 'is_event AND version_of IS NULL' })
@Index(['editionId', 'earliest', 'id'], { where: 'is_event AND version_of IS NOT NULL' })
@Index('event_entry_name_idx', { synchronize: false })
@Index('event_entry_terms_idx', { synchronize: false })
@Index('event_entry_length_idx', { synchronize: false })
@Index('event_entry_length_in_edition_idx', { synchronize: false })
@Entity('event_entry')
export class Event {
  /** `<record>/<field>/<date>` */
  @Field(() => ID, {
    description:
      'The id of the record, the field and the date. It stays the same as long as the record says so. 「ID」',
  })
  @PrimaryColumn('text')
  id!: string;

  @Field(() => ID, { description: 'The id of the record. 「記録のID」' })
  @Column('text')
  recordId!: string;

  /** The name of the GraphQL type of the record. */
  @Column('text')
  recordType!: string;

  /** The name of the subgraph that owns the record. */
  @Column('text')
  subgraph!: string;

  /** The edition that prints this version of the record; null if the record is in none. */
  @Column('text', { nullable: true })
  editionId!: string | null;

  /** The plain id of the record, if this is a version that an edition prints; null for the newest version. */
  @Column('text', { nullable: true })
  versionOf!: string | null;

  @Column('text', { nullable: true })
  omittedSince!: string | null;

  @Field(() => String, {
    description:
      'The GraphQL field of the record that states the date, with dots between levels: "ties.date". 「項目」',
  })
  @Column('text')
  field!: string;

  @LocalizedField('The word for the field: "締結日", "公布日". 「項目名」')
  fieldName!: LocalizedText;

  @Field(() => PartialDate, {
    description:
      'When it happens or begins, as precisely as the record says. Of a period it is the first fiscal year. 「日付」',
  })
  @Column('text', { transformer: partialDateColumn })
  date!: PartialDate;

  @Field(() => PartialDate, {
    nullable: true,
    description:
      'The last of several days, or the last fiscal year of the period that begins; null for anything else. 「終わり」',
  })
  @Column('text', { name: 'end_date', nullable: true, transformer: partialDateColumn })
  end!: PartialDate | null;

  /** The first day on which it may happen. */
  @Column('date')
  earliest!: string;

  /** The last day on which it may happen. */
  @Column('date')
  latest!: string;

  @Column('text')
  precision!: DatePrecision;

  /** False for a date at which nothing happens, such as the day of a count. */
  @Column('boolean')
  isEvent!: boolean;

  /** The id of a record whose event this is as well, if that record states the same date. */
  @Column('text', { nullable: true })
  repeats!: string | null;

  @LocalizedField('Name of the record. 「名称」')
  @Column('jsonb')
  name!: LocalizedText;

  @LocalizedField(
    'What happens, in the words of the record, summarized from the source; null when `name` and `fieldName` say it. 「できごと / What happens」',
    { nullable: true },
  )
  @Column('jsonb', { nullable: true })
  text!: LocalizedText | null;

  /** The ids and the codes of the sections of the comprehensive plan that the record serves. */
  @Column('jsonb')
  sections!: string[];

  /** Everything that the record says in either language, folded for the search, each text in a line of its own. */
  @Column('text', { select: false })
  folded!: string;

  /** The terms of `folded`; see `search/lexemes.ts`. */
  @Column('tsvector', { select: false })
  terms!: string;
}
