import { Provenance } from '@tokorozawa/vocabulary';
import { Directive, Field, ObjectType } from 'type-graphql';
import { Column, Index } from 'typeorm';
import { RecordEntity } from './record-entity';

/** A record of a reviewed data file, with a stable id and its place in the source. */
@Index(['id'], { where: 'listed AND retired_at IS NULL' })
@Index(['versionOf', 'editionId'], { where: 'version_of IS NOT NULL' })
@ObjectType({ description: 'What every record of a reviewed data file has.' })
export abstract class ReviewedEntity extends RecordEntity {
  @Field(() => Provenance, {
    description:
      'The place of this record in the source (出典), and what was corrected or left open. 「出典 / Source」',
  })
  @Directive('@cost(weight: 0)')
  @Column('jsonb')
  provenance!: Provenance;

  /** The edition that prints this version of the record. */
  @Column('text')
  editionId!: string;

  /** The plain id of the record, in a version whose own id names its edition; null in the newest version. */
  @Column('text', { nullable: true })
  versionOf!: string | null;

  /** The first edition that no longer prints the record; null if the newest edition prints it. */
  @Column('text', { nullable: true })
  omittedSince!: string | null;

  /**
   * Whether lists show it when no edition is named, unless it is retired: the newest version of a record that the newest
   * edition prints, or of a fact of a day.
   */
  @Column('boolean')
  listed!: boolean;

  /** When the row left the data file of its edition. Lists leave the record out; it can still be asked for by its id. */
  @Column('timestamptz', { nullable: true })
  retiredAt!: Date | null;
}
