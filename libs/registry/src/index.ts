import { catalogue } from '@tokorozawa/catalogue';
import type { SubgraphDefinition } from '@tokorozawa/subgraph-kit';
import { UserFacingError } from '@tokorozawa/vocabulary';
import * as lines from './subgraphs';

const domains: SubgraphDefinition[] = Object.values(lines);

/** All subgraphs of the city, by name: the domains, and the catalogue across them. */
export const subgraphs = [...domains, catalogue(domains)].sort((a, b) => (a.name < b.name ? -1 : 1));

export function findSubgraph(name: string): SubgraphDefinition | undefined {
  return subgraphs.find((subgraph) => subgraph.name === name);
}

/** Finds a subgraph by its name. Throws a UserFacingError that lists the known names if there is none. */
export function getSubgraph(name: string): SubgraphDefinition {
  const found = findSubgraph(name);
  if (found) return found;
  const known = subgraphs.map((subgraph) => subgraph.name).join(', ');
  throw new UserFacingError(`No subgraph is called "${name}". Known: ${known}.`);
}
