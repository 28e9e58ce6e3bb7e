import {
  isEmpty,
  isPrepared,
  openSubgraph,
  preparationOf,
  prepareDatabase,
  readDataFiles,
  type Preparation,
  type Subgraph,
  type SubgraphDefinition,
} from '@tokorozawa/subgraph-kit';
import type { Logger } from 'pino';
import { openDatabase, type DatabaseVariables } from './database';
import type { OnClose } from './opened';
import type { Steps } from './steps';
import { workspaceRoot } from './workspace';

export interface OpenSubgraphsOptions {
  definitions: SubgraphDefinition[];
  /** Every subgraph there is, whether it is opened here or not. */
  graph: SubgraphDefinition[];
  variables: DatabaseVariables & { PREPARE_DATABASE: boolean };
  log: Logger;
  steps: Steps;
  onClose: OnClose;
}

/** Opens these subgraphs over the process's database, which is first migrated and given the reviewed data. */
export async function openSubgraphs({
  definitions,
  graph,
  variables,
  log,
  steps,
  onClose,
}: OpenSubgraphsOptions): Promise<Subgraph[]> {
  const databaseUrl = await openDatabase(variables, steps, onClose, log);
  if (variables.PREPARE_DATABASE) {
    await steps.run('data', async () => {
      // Whether they are is told faster than what they are.
      if (await isPrepared(databaseUrl, definitions, preparationOf(graph))) return [[], 'up to date'];
      const done = await prepareDomains(definitions, { graph, databaseUrl });
      return [done, summary(done)];
    });
  }
  return steps.run('subgraphs', async () => {
    const openings = definitions.map(async (definition) => {
      const subgraph = await openSubgraph(definition, { databaseUrl, log });
      onClose(() => subgraph.close());
      return subgraph;
    });
    // When one fails, the others come to their end first: one that opens later would not be closed.
    await Promise.allSettled(openings);
    return [await Promise.all(openings), definitions.map(({ name }) => name).join(', ')];
  });
}

export interface PrepareDomainsOptions {
  /** Every subgraph there is: their data files refer to each other, and are checked together. */
  graph: SubgraphDefinition[];
  databaseUrl: string;
  dryRun?: boolean;
  readerPassword?(definition: SubgraphDefinition): string | undefined;
}

/** Checks every data file before the database is touched; then prepares each domain. */
export async function prepareDomains(
  definitions: SubgraphDefinition[],
  options: PrepareDomainsOptions,
): Promise<Preparation[]> {
  const domains = await readDataFiles(options.graph, { root: workspaceRoot });
  const preparation = preparationOf(options.graph);
  return prepareDatabase({
    ...options,
    preparation,
    domains: domains.filter(({ definition }) => definitions.includes(definition)),
  });
}

function summary(done: Preparation[]): string {
  const migrations = done.reduce((sum, { migrations }) => sum + migrations.length, 0);
  const changed = done.filter(({ imported }) => !isEmpty(imported));
  if (migrations === 0 && changed.length === 0) return 'up to date';
  const count = (of: 'added' | 'changed' | 'retired') =>
    changed.reduce((sum, { imported }) => sum + imported[of].length, 0);
  return `${migrations} migrations; ${count('added')} records added, ${count('changed')} changed, ${count('retired')} retired`;
}
