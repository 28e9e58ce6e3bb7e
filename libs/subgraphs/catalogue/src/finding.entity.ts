import { Property, ReviewedEntity, Stored } from '@tokorozawa/subgraph-kit';
import { ordinal } from '@tokorozawa/vocabulary';
import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Index } from 'typeorm';
import { z } from 'zod';

/** What a correction, a gap, a check and an observation have in common: they are about one record of another domain. */
@ObjectType()
@Index(['line', 'id'], { where: 'listed' })
@Index(['subgraph', 'id'], { where: 'listed' })
@Index(['recordType', 'id'], { where: 'listed' })
export abstract class Finding extends ReviewedEntity {
  /** The name of the subgraph that owns the record, such as `gender-equality`. */
  @Stored(z.string())
  subgraph!: string;

  /** The name of the GraphQL type of the record. */
  @Stored(z.string())
  recordType!: string;

  @Field(() => ID, { description: 'The id of the record. 「記録のID」' })
  @Column('text')
  recordId!: string;

  @Property(
    ordinal.nullable(),
    'Its line in the transcript of the print, the first if there are several; null when the record is not in the transcript. 「資料の行」',
  )
  line!: number | null;
}
