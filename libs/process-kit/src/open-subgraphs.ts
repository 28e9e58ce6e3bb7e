import {
  isEmpty,
  openSubgraph,
  prepareDatabase,
  readDataFiles,
  type Preparation,
  type Subgraph,
  type SubgraphDefinition,
} from '@tokorozawa/subgraph-kit';
import type { Logger } from 'pino';
import { openDatabase, type DatabaseVariables } from './database';
import type { OnClose } from './run-process';
import type { Steps } from './steps';
import { workspaceRoot } from './workspace';

export interface OpenSubgraphsOptions {
  definitions: SubgraphDefinition[];
  variables: DatabaseVariables & { PREPARE_DATABASE: boolean };
  log: Logger;
  steps: Steps;
  onClose: OnClose;
}

/** Opens these subgraphs over the process's database, which is first migrated and given the reviewed data. */
export async function openSubgraphs({
  definitions,
  variables,
  log,
  steps,
  onClose,
}: OpenSubgraphsOptions): Promise<Subgraph[]> {
  const databaseUrl = await openDatabase(variables, steps, onClose);
  if (variables.PREPARE_DATABASE) {
    await steps.run('data', async () => {
      const done = await prepareDomains(definitions, { databaseUrl });
      return [done, summary(done)];
    });
  }
  return steps.run('subgraphs', async () => {
    const opened = await Promise.all(definitions.map((definition) => openSubgraph(definition, { databaseUrl, log })));
    onClose(async () => void (await Promise.all(opened.map((subgraph) => subgraph.close()))));
    return [opened, opened.map(({ name }) => name).join(', ')];
  });
}

export interface PrepareDomainsOptions {
  databaseUrl: string;
  dryRun?: boolean;
  readerPassword?(definition: SubgraphDefinition): string | undefined;
}

/** Checks every data file before the database is touched; then prepares each domain. */
export async function prepareDomains(
  definitions: SubgraphDefinition[],
  options: PrepareDomainsOptions,
): Promise<Preparation[]> {
  const domains = await Promise.all(
    definitions.map(async (definition) => ({
      definition,
      files: await readDataFiles(definition, { root: workspaceRoot }),
    })),
  );
  return prepareDatabase({ ...options, domains });
}

function summary(done: Preparation[]): string {
  const migrations = done.reduce((sum, { migrations }) => sum + migrations.length, 0);
  const changed = done.filter(({ imported }) => !isEmpty(imported));
  if (migrations === 0 && changed.length === 0) return 'up to date';
  const count = (of: 'added' | 'changed' | 'retired') =>
    changed.reduce((sum, { imported }) => sum + imported[of].length, 0);
  return `${migrations} migrations; ${count('added')} records added, ${count('changed')} changed, ${count('retired')} retired`;
}
