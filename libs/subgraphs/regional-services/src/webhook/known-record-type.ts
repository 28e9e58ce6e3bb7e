import type { DerivedTable } from '@tokorozawa/subgraph-kit';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A type of records of the graph, and the subgraph that owns them. Webhooks can be restricted to some. */
@Entity()
export class KnownRecordType {
  /** The GraphQL type. */
  @PrimaryColumn('text')
  id!: string;

  @Column('text')
  subgraph!: string;
}

export const knownRecordTypes: DerivedTable = {
  entity: KnownRecordType,
  versions: 'newest',
  rows: (domains) =>
    domains.flatMap(({ subgraph, rows }) => [...rows.keys()].map((id): KnownRecordType => ({ id, subgraph }))),
};
