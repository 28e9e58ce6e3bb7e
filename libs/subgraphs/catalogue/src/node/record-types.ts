import type { DerivedTable, DomainRows, SubgraphDefinition } from '@tokorozawa/subgraph-kit';
import type { OwnEntities } from '../record-reference';
import { nodeResolver } from './node.resolver';
import { RecordType } from './record-type.entity';
import { writtenKinds } from './written-records';

/** The types of the records of all domains, by which `node` and `nodes` find the domain of an id. */
export function recordTypes(own: OwnEntities, domains: SubgraphDefinition[]): DerivedTable {
  return { entity: RecordType, resolver: nodeResolver(own, writtenKinds(domains)), rows: typesOfRecords };
}

const typesOfRecords = (domains: DomainRows[]) =>
  domains.flatMap(({ rows }) => [...rows].flatMap(([type, ofType]) => ofType.map(({ id }) => ({ id, type }))));
