import { Provenance } from '@tokorozawa/vocabulary';
import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { Column, PrimaryColumn } from 'typeorm';

/** A record that comes from a reviewed data file: it has a stable id and says where in the source it stands. */
@ObjectType({ description: 'What every record of a reviewed data file has.' })
export abstract class ReviewedEntity {
  @Field(() => ID, {
    description: 'Stable, readable identifier; it never changes and is never given to another record.',
  })
  @PrimaryColumn('text')
  id!: string;

  @Field(() => Provenance, {
    description: 'Where this record stands in the source (出典), and what was corrected or left open.',
  })
  @Directive('@cost(weight: 0)')
  @Column('jsonb')
  provenance!: Provenance;

  /** Set when the row left its data file: lists leave it out, but its id still answers. */
  @Column('timestamptz', { nullable: true })
  retiredAt!: Date | null;
}
