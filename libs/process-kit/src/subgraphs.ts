// What a process needs to open subgraphs. This door of the library stands beside `index.ts` because it loads all the
// libraries that subgraphs need, which takes most of a start: a process that may still be refused imports it late.
import type { BlockList } from 'node:net';
import { remoteFeed } from '@tokorozawa/subgraph-client';
import {
  counted,
  databaseNames,
  isEmpty,
  isPrepared,
  mayDoMoreThan,
  openAsReader,
  openSubgraph,
  preparationHash,
  prepareDatabase,
  readDataFiles,
  schemaOf,
  scopes,
  type OpenedAsReader,
  type OpenOptions,
  type Preparation,
  type Subgraph,
  type SubgraphDefinition,
} from '@tokorozawa/subgraph-kit';
import { UserFacingError } from '@tokorozawa/vocabulary';
import type { Logger } from 'pino';
import { type DatabaseVariables, openDatabase, type OpeningDatabase } from './database';
import { urlOfSubgraph } from './environment';
import type { Steps } from './steps';
import type { OnClose } from './process';
import { keepPruned } from './prune';
import { workspaceRoot } from './workspace';

/**
 * The connections of each reader to an embedded PostgreSQL. It shares the memory and the cores of this process: each
 * connection takes 5 MB, and more than these find no core.
 */
const embeddedPoolSize = 2;

export interface OpenSubgraphsOptions {
  /** The subgraphs to open. */
  definitions: SubgraphDefinition[];
  /** All subgraphs of the graph, including those that other processes open. */
  graph: SubgraphDefinition[];
  variables: DatabaseVariables & {
    PREPARE_DATABASE: boolean;
    PUBLIC_URL: string;
    SUBGRAPH_URL: string;
    CHANGES_KEPT_DAYS: number;
    WEBHOOK_KEY?: string | undefined;
    WEBHOOK_PRIVATE_NETWORKS?: BlockList | undefined;
    SANDBOX: boolean;
  };
  /** Identifies this process to subgraphs in others. */
  gatewaySecret: string | undefined;
  log: Logger;
  steps: Steps;
  onClose: OnClose;
  /** The database, if it is being opened already. */
  database?: OpeningDatabase | undefined;
  /** Called when a query is executed by graphql-js instead of our executor. */
  onFallback?: OpenOptions['onFallback'];
}

export interface PrepareDomainsOptions {
  /** All subgraphs of the graph: their data files refer to each other and are checked together. */
  graph: SubgraphDefinition[];
  databaseUrl: string;
  dryRun?: boolean;
  readerPassword?(definition: SubgraphDefinition): string | undefined;
}

/**
 * Opens subgraphs over the process's database, after migrating it and importing the reviewed data if necessary. The work
 * that they do by themselves begins with `startServices`, once the process serves them: nobody waits for it.
 */
export async function openSubgraphs({
  definitions,
  graph,
  variables,
  gatewaySecret,
  log,
  steps,
  onClose,
  database = openDatabase(variables, steps, onClose, log),
  onFallback,
}: OpenSubgraphsOptions): Promise<Subgraph[]> {
  if (variables.SANDBOX) requireOwnDatabase(variables);
  // These are computed while the database opens.
  await steps.run('schemas', async () => {
    const schemas = definitions.map(schemaOf);
    return [schemas, counted(schemas.length, 'subgraph')];
  });
  const preparation = variables.PREPARE_DATABASE ? preparationHash(graph) : undefined;
  const databaseUrl = await database.url;
  if (preparation !== undefined) {
    await steps.run('data', async () => {
      // Comparing a hash is faster than comparing the data.
      if (await isPrepared(databaseUrl, definitions, preparation)) return [[], 'up to date'];
      const preparations = await prepareDomains(definitions, { graph, databaseUrl });
      return [preparations, summarize(preparations)];
    });
  }
  return steps.run('subgraphs', async () => {
    const open = variables.PREPARE_DATABASE ? openAsReader : openAsGiven;
    const feeds = new Map(
      graph.map(({ name }) => [name, remoteFeed(name, urlOfSubgraph(variables.SUBGRAPH_URL, name), gatewaySecret)]),
    );
    const { PUBLIC_URL: publicUrl, SANDBOX: isSandbox } = variables;
    const poolSize = variables.DATABASE_URL ? undefined : embeddedPoolSize;
    const options = { databaseUrl, poolSize, log, onFallback, feeds, publicUrl, isSandbox };
    const sending = {
      key: variables.WEBHOOK_KEY ?? gatewaySecret,
      privateNetworks: variables.WEBHOOK_PRIVATE_NETWORKS,
    };
    const openings = definitions.map(async (definition) => {
      const opened = await open(definition, { ...options, sending });
      onClose(() => opened.subgraph.close());
      feeds.set(definition.name, opened.subgraph.feed);
      return opened;
    });
    // When one fails, the others are awaited first: a subgraph that opens later would not be closed.
    await Promise.allSettled(openings);
    const opened = await Promise.all(openings);
    if (!opened.every(({ hasOwnLogin }) => hasOwnLogin)) await warnAboutRights(definitions, databaseUrl, log);
    if (variables.SANDBOX) await enterMadeUpRecords(definitions, opened);
    if (variables.PREPARE_DATABASE) {
      keepPruned(definitions, { databaseUrl, keptDays: variables.CHANGES_KEPT_DAYS }, { log, onClose });
    }
    // A service reads other domains too: all services are stopped before the first domain is closed.
    onClose(() => Promise.all(opened.map(async ({ subgraph }) => subgraph.stopService?.())));
    return [opened.map(({ subgraph }) => subgraph), definitions.map(({ name }) => name).join(', ')];
  });
}

/** Begins the work that domains do by themselves. It ends when the process closes. */
export function startServices(subgraphs: Subgraph[]): void {
  for (const { startService } of subgraphs) startService?.();
}

/** Made-up records must never get into a database with others. */
function requireOwnDatabase({ DATABASE_URL, STATE_DIRECTORY }: DatabaseVariables): void {
  if (DATABASE_URL === undefined && STATE_DIRECTORY !== undefined) return;
  throw new UserFacingError(
    'SANDBOX=true enters made-up records, and needs a database of its own: leave DATABASE_URL empty and set STATE_DIRECTORY, or run "npm run sandbox".',
  );
}

async function enterMadeUpRecords(definitions: SubgraphDefinition[], opened: OpenedAsReader[]): Promise<void> {
  for (const [index, { madeUpWrites = [] }] of definitions.entries()) {
    for (const { municipality, query, variables } of madeUpWrites) {
      const caller = { id: 'sandbox', municipality, scopes };
      const { errors } = (await opened[index]?.subgraph.execute({ query, variables, caller })) ?? {};
      if (errors) throw new Error(`The made-up records of ${municipality} were refused: ${errors[0]?.message}`);
    }
  }
}

/** Checks every data file before the database is touched; then prepares each domain. */
export async function prepareDomains(
  definitions: SubgraphDefinition[],
  options: PrepareDomainsOptions,
): Promise<Preparation[]> {
  const domains = await readDataFiles(options.graph, { root: workspaceRoot });
  return prepareDatabase({
    ...options,
    preparation: preparationHash(options.graph),
    domains: domains.filter(({ definition }) => definitions.includes(definition)),
  });
}

/**
 * The variable with the password that `npm run data` gives to the reader of a subgraph, without which the reader cannot
 * log in: `COMPREHENSIVE_PLAN_DATABASE_PASSWORD`.
 */
export function readerPasswordVariable(subgraph: string): string {
  return `${databaseNames(subgraph).schema.toUpperCase()}_DATABASE_PASSWORD`;
}

/** A process that does not prepare the database serves with the address that it is given. */
async function openAsGiven(definition: SubgraphDefinition, options: OpenOptions): Promise<OpenedAsReader> {
  return { subgraph: await openSubgraph(definition, options), hasOwnLogin: false };
}

async function warnAboutRights(definitions: SubgraphDefinition[], databaseUrl: string, log: Logger): Promise<void> {
  const readers = definitions.map(({ name }) => databaseNames(name).reader);
  if (!(await mayDoMoreThan(readers, databaseUrl))) return;
  log.warn(
    'subgraphs read the database with the rights of a user who may do more than read: give DATABASE_URL a user with a password who may create roles, or the login of a reader',
  );
}

function summarize(preparations: Preparation[]): string {
  const migrations = preparations.reduce((sum, { migrations }) => sum + migrations.length, 0);
  const changed = preparations.filter(({ imported }) => !isEmpty(imported));
  if (migrations === 0 && changed.length === 0) return 'up to date';
  const count = (kind: 'added' | 'changed' | 'retired') =>
    changed.reduce((sum, { imported }) => sum + imported[kind].length, 0);
  return `${counted(migrations, 'migration')}; ${counted(count('added'), 'record')} added, ${count('changed')} changed, ${count('retired')} retired`;
}
