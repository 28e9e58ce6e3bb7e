import type { DerivedTable, DomainRows } from '@tokorozawa/subgraph-kit';
import { nodeResolver, type OwnEntities } from './node.resolver';
import { RecordType } from './record-type.entity';

/** The types of the records of all domains, by which `node` and `nodes` find the domain of an id. */
export function recordTypes(own: OwnEntities): DerivedTable {
  return { entity: RecordType, resolver: nodeResolver(own), rows: typesOfRecords };
}

const typesOfRecords = (domains: DomainRows[]) =>
  domains.flatMap(({ rows }) => [...rows].flatMap(([type, ofType]) => ofType.map(({ id }) => ({ id, type }))));
