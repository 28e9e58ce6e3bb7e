import { catalogue, catalogueTypes } from '@tokorozawa/catalogue';
import { comprehensivePlanOf } from '@tokorozawa/comprehensive-plan';
import type { SubgraphDefinition } from '@tokorozawa/subgraph-kit';
import { UserFacingError } from '@tokorozawa/vocabulary';
import * as lines from './subgraphs';

const domains: SubgraphDefinition[] = Object.values(lines);
const types = domains.flatMap(({ concepts }) => concepts.map(({ name }) => name));

/** The domains, and the comprehensive plan, which adds programs and sections to the records of all others. */
const withPlan = [...domains, comprehensivePlanOf([...types, ...catalogueTypes])];

/** All subgraphs of the city, by name; the catalogue is made from all others. */
export const subgraphs = [...withPlan, catalogue(withPlan)].sort((a, b) => (a.name < b.name ? -1 : 1));

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
