import { startLocalPostgres, type ServerEvent } from '@tokorozawa/local-postgres';
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { OnClose } from './opened';
import type { Steps } from './steps';
import { stateDirectory } from './workspace';

export interface DatabaseVariables {
  DATABASE_URL?: string | undefined;
  STATE_DIRECTORY?: string | undefined;
}

/**
 * The address of the database to use: the one that the environment names, or an embedded server's.
 *
 * @param log of a process that goes on: an embedded server that ends under it is started again, which is logged
 */
export async function openDatabase(
  variables: DatabaseVariables,
  steps: Steps,
  onClose: OnClose,
  log?: Logger,
): Promise<string> {
  const { DATABASE_URL } = variables;
  if (DATABASE_URL) return DATABASE_URL;
  const directory = join(stateDirectory(variables.STATE_DIRECTORY), 'postgres');
  return steps.run('PostgreSQL', async () => {
    const server = await startLocalPostgres({
      directory,
      onStep: (words) => steps.say(`    ${words}`),
      ...(log && { onEvent: (event) => tell(log, event) }),
    });
    onClose(() => server.stop());
    return [server.url, server.adopted ? 'was already running, and is used' : `started in ${directory}`];
  });
}

function tell(log: Logger, event: ServerEvent): void {
  if (event.state === 'lost') log.error('the embedded PostgreSQL ended under us; it is started again');
  if (event.state === 'failing')
    log.error({ err: event.error }, 'the embedded PostgreSQL does not start; it is tried again');
  if (event.state === 'running') {
    log.warn({ adopted: event.adopted }, 'the embedded PostgreSQL runs again, on the same port with the same data');
  }
}
