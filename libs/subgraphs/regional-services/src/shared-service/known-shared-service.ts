import type { DerivedTable } from '@tokorozawa/subgraph-kit';
import { Entity, PrimaryColumn } from 'typeorm';

/** The id of a shared service, which the domain of the regional partnership owns. What is written may refer to it. */
@Entity()
export class KnownSharedService {
  @PrimaryColumn('text')
  id!: string;
}

export const knownSharedServices: DerivedTable = {
  entity: KnownSharedService,
  versions: 'newest',
  rows: (domains) => domains.flatMap(({ rows }) => rows.get('SharedService') ?? []).map(({ id }) => ({ id })),
};
