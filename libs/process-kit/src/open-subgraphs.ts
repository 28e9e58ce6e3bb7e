import {
  databaseNames,
  isEmpty,
  isPrepared,
  mayDoMoreThan,
  openAsReader,
  openSubgraph,
  preparationOf,
  prepareDatabase,
  readDataFiles,
  type OpenedAsReader,
  type OpenOptions,
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
  /** Told when a query went to graphql-js. */
  onFallback?: OpenOptions['onFallback'];
}

/** Opens these subgraphs over the process's database, which is first migrated and given the reviewed data. */
export async function openSubgraphs({
  definitions,
  graph,
  variables,
  log,
  steps,
  onClose,
  onFallback,
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
    const open = variables.PREPARE_DATABASE ? openAsReader : openAsGiven;
    const openings = definitions.map(async (definition) => {
      const opened = await open(definition, { databaseUrl, log, onFallback });
      onClose(() => opened.subgraph.close());
      return opened;
    });
    // When one fails, the others come to their end first: one that opens later would not be closed.
    await Promise.allSettled(openings);
    const opened = await Promise.all(openings);
    if (!opened.every(({ hasOwnLogin }) => hasOwnLogin)) await warnOfRights(definitions, databaseUrl, log);
    return [opened.map(({ subgraph }) => subgraph), definitions.map(({ name }) => name).join(', ')];
  });
}

/** Who prepares no database is given an address to serve with, and takes it as it is. */
async function openAsGiven(definition: SubgraphDefinition, options: OpenOptions): Promise<OpenedAsReader> {
  return { subgraph: await openSubgraph(definition, options), hasOwnLogin: false };
}

async function warnOfRights(definitions: SubgraphDefinition[], databaseUrl: string, log: Logger): Promise<void> {
  const readers = definitions.map(({ name }) => databaseNames(name).reader);
  if (!(await mayDoMoreThan(readers, databaseUrl))) return;
  log.warn(
    'subgraphs read the database with the rights of a user who may do more than read: give DATABASE_URL a user with a password who may create roles, or the login of a reader',
  );
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
