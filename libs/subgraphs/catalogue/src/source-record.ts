import { foreignEntity, type ForeignEntity, type SubgraphDefinition } from '@tokorozawa/subgraph-kit';
import { createUnionType } from 'type-graphql';

/** The records of the domains, as a correction, a gap or a check refers to them. */
export interface SourceRecords {
  types: (new () => ForeignEntity)[];
  /** The union of all types. */
  union: object;
}

/** Every type of record of these domains. */
export function sourceRecords(domains: SubgraphDefinition[]): SourceRecords {
  const types = domains
    .flatMap(({ concepts }) => concepts)
    .map(({ name }) => foreignEntity(name, { resolvable: false }));
  const union = createUnionType({
    name: 'SourceRecord',
    description: 'A record that was read from the source (出典の記録), described by the domain that owns it.',
    types: () => types,
    resolveType: ({ __typename }) => __typename,
  });
  return { types, union };
}
