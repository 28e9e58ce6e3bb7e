import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How far the entries of a domain can be relied on. Answers depend on it. */
@Entity()
export class IndexState {
  /** The name of the subgraph. */
  @PrimaryColumn('text')
  id!: string;

  /** False until every record of the domain was read. */
  @Column('boolean')
  isComplete!: boolean;

  /** False while the domain does not answer, so that its entries may be old. */
  @Column('boolean')
  isAnswering!: boolean;
}
