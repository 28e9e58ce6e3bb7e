import { Provenance } from '@tokorozawa/vocabulary';
import { Ctx, Directive, Field, ID, ObjectType } from 'type-graphql';
import { Column, PrimaryColumn } from 'typeorm';
import { z } from 'zod';
import type { SubgraphContext } from '../execution/context';
import { InDataFile } from './property';

/** A record of a reviewed data file, with a stable id and its place in the source. */
@ObjectType({ description: 'What every record of a reviewed data file has.' })
export abstract class ReviewedEntity {
  @Field(() => ID, {
    description: 'Stable, readable identifier; it never changes and is never given to another record. 「ID」',
  })
  @InDataFile(z.string())
  @PrimaryColumn('text')
  id!: string;

  @Field(() => String, {
    description:
      'Its permanent address, at which it will always be found. It begins with "/" where the graph does not know its own address. 「アドレス」',
  })
  url(@Ctx() { publicUrl }: SubgraphContext): string {
    return `${publicUrl}/id/${encodeURIComponent(this.id)}`;
  }

  @Field(() => Provenance, {
    description: 'The place of this record in the source (出典), and what was corrected or left open.',
  })
  @Directive('@cost(weight: 0)')
  @Column('jsonb')
  provenance!: Provenance;

  /** When the row left its data file. Lists then leave the record out, but it can still be asked for by its id. */
  @Column('timestamptz', { nullable: true })
  retiredAt!: Date | null;
}
