import type { RecordKey } from '@tokorozawa/subgraph-kit';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How far the feed of a domain was read for the index. It is moved in the transaction that writes what was read. */
@Entity()
export class IndexPlace {
  /** The name of the subgraph. */
  @PrimaryColumn('text')
  id!: string;

  /** Identifies the code that described the records and made entries of them. Other code makes all of them anew. */
  @Column('text')
  code!: string;

  /** That of all entries of the domain, once all records were read. Another one whenever that begins anew. */
  @Column('uuid')
  generation!: string;

  /** Counts how often the place was moved, so that of several processes that read the same page one writes it. */
  @Column('int')
  revision!: number;

  /** Behind everything that was read of the feed or, while all records are read, where the feed was before. */
  @Column('text')
  cursor!: string;

  /** While all records are read: the last one that was. Null when all were. */
  @Column('jsonb', { nullable: true })
  scan!: { after?: RecordKey } | null;
}
