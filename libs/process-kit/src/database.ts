import { startLocalPostgres } from '@tokorozawa/local-postgres';
import { join } from 'node:path';
import type { OnClose } from './opened';
import type { Steps } from './steps';
import { stateDirectory } from './workspace';

export interface DatabaseVariables {
  DATABASE_URL?: string | undefined;
  STATE_DIRECTORY?: string | undefined;
}

/** The address of the database to use: the one that the environment names, or an embedded server's. */
export async function openDatabase(variables: DatabaseVariables, steps: Steps, onClose: OnClose): Promise<string> {
  const { DATABASE_URL } = variables;
  if (DATABASE_URL) return DATABASE_URL;
  const directory = join(stateDirectory(variables.STATE_DIRECTORY), 'postgres');
  return steps.run('PostgreSQL', async () => {
    const server = await startLocalPostgres({ directory, onStep: (words) => steps.say(`    ${words}`) });
    onClose(() => server.stop());
    return [server.url, server.adopted ? 'was already running, and is used' : `started in ${directory}`];
  });
}
