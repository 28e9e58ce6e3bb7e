import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { workspaceRoot } from '@tokorozawa/process-kit';

/** The variable with the copy that the specs of a run read, which has beside it what a build derives. */
const supergraphVariable = 'PLANNING_GRAPH_TEST_SUPERGRAPH';

export const committedSupergraph = process.env[supergraphVariable] ?? join(workspaceRoot, 'supergraph.graphql');

export interface SupergraphOnDisk {
  path: string;
  write(text: string): void;
  remove(): void;
}

/** Writes a supergraph to a temporary file. */
export function supergraphOnDisk(text: string): SupergraphOnDisk {
  const folder = mkdtempSync(join(tmpdir(), 'supergraph-'));
  const path = join(folder, 'supergraph.graphql');
  const write = (newer: string): void => writeFileSync(path, newer);
  write(text);
  return { path, write, remove: () => rmSync(folder, { recursive: true }) };
}

/** The committed supergraph with a part of it replaced. Throws if it has no such part. */
export function supergraphWith(part: string, replacement: string): string {
  const text = readFileSync(committedSupergraph, 'utf8');
  if (!text.includes(part)) throw new Error(`The supergraph does not contain ${part}`);
  return text.replace(part, replacement);
}

/**
 * The committed supergraph, with one mutation in place of all others.
 * @param graph the subgraph of the mutation, such as `INTERNATIONAL_RELATIONS`
 */
export function supergraphWithMutation(graph: string, field: string): string {
  const [others = ''] = /^type Mutation\n[\s\S]*?^\}$/m.exec(readFileSync(committedSupergraph, 'utf8')) ?? [];
  return supergraphWith(others, `type Mutation @join__type(graph: ${graph}) { ${field} }`);
}
