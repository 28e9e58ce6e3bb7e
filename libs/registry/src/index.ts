import { sourceReading } from '@tokorozawa/source-reading';
import type { SubgraphDefinition } from '@tokorozawa/subgraph-kit';
import { UserFacingError } from '@tokorozawa/vocabulary';
import * as lines from './subgraphs';

const domains: SubgraphDefinition[] = Object.values(lines);

/** Every subgraph of the city, in the order of their names: the domains, and the reading of the source across them. */
export const subgraphs = [...domains, sourceReading(domains)].sort((a, b) => (a.name < b.name ? -1 : 1));

export function findSubgraph(name: string): SubgraphDefinition | undefined {
  return subgraphs.find((subgraph) => subgraph.name === name);
}

/** Throws a UserFacingError that lists the known names. */
export function getSubgraph(name: string): SubgraphDefinition {
  const found = findSubgraph(name);
  if (found) return found;
  const known = subgraphs.map((subgraph) => subgraph.name).join(', ');
  throw new UserFacingError(`No subgraph is called "${name}". Known: ${known}.`);
}
