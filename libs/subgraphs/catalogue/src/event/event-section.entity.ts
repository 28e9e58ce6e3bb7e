import { Entity, Index, PrimaryColumn } from 'typeorm';

/** That an event is of a record which serves a section. Triggers keep the table, which has the events of a section in the order of time. */
@Entity()
@Index(['id'])
export class EventSection {
  /** The id or the code of the section, without an edition. */
  @PrimaryColumn('text')
  section!: string;

  /** The edition that prints this version of the record; empty for the newest version. */
  @PrimaryColumn('text')
  editionId!: string;

  /** The first day on which the event may happen. */
  @PrimaryColumn('date')
  earliest!: string;

  /** That of the event. */
  @PrimaryColumn('text')
  id!: string;
}
