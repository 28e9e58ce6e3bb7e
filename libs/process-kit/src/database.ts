import { join } from 'node:path';
import type { ServerEvent } from '@tokorozawa/local-postgres';
import type { Logger } from 'pino';
import type { Steps } from './steps';
import type { OnClose } from './process';
import { stateDirectory } from './workspace';

export interface DatabaseVariables {
  DATABASE_URL?: string | undefined;
  STATE_DIRECTORY?: string | undefined;
}

/** A database that is being opened. */
export interface OpeningDatabase {
  /** Settles when nothing of this process is needed until the database is ready, so that other work may block it. */
  launched: Promise<void>;
  url: Promise<string>;
}

/**
 * Opens the database that the environment names, or else an embedded server.
 *
 * @param log given by a process that keeps running: an embedded server that ends is then started again, which is logged
 */
export function openDatabase(
  variables: DatabaseVariables,
  steps: Steps,
  onClose: OnClose,
  log?: Logger,
): OpeningDatabase {
  const { DATABASE_URL, STATE_DIRECTORY } = variables;
  if (DATABASE_URL) return { launched: Promise.resolve(), url: Promise.resolve(DATABASE_URL) };
  const directory = join(stateDirectory(STATE_DIRECTORY), 'postgres');
  let onLaunch = (): void => undefined;
  const launched = new Promise<void>((resolve) => (onLaunch = resolve));
  const url = steps.run('PostgreSQL', async () => {
    const { startLocalPostgres } = await import('@tokorozawa/local-postgres');
    const server = await startLocalPostgres({
      directory,
      onStep: (words) => steps.say(`    ${words}`),
      onLaunch,
      ...(log && { onEvent: (event) => logServerEvent(log, event) }),
    });
    onClose(() => server.stop());
    return [server.url, server.adopted ? 'was already running, and is used' : `started in ${directory}`];
  });
  // A server that was joined is not launched, and a failure is the concern of those who wait for the address.
  url.then(onLaunch, onLaunch);
  return { launched, url };
}

function logServerEvent(log: Logger, event: ServerEvent): void {
  if (event.state === 'lost') log.error('the embedded PostgreSQL ended unexpectedly; it is started again');
  if (event.state === 'failing')
    log.error({ err: event.error }, 'the embedded PostgreSQL does not start; it is tried again');
  if (event.state === 'running') {
    log.warn({ adopted: event.adopted }, 'the embedded PostgreSQL runs again, on the same port with the same data');
  }
}
