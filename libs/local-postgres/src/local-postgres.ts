import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { UserFacingError } from '@tokorozawa/vocabulary/errors';
import { runAs } from './account';
import { type Cluster, openCluster } from './cluster';
import { explainFailure } from './failure';
import { type Home, prepareHome, programsFor } from './home';
import { joinOrLaunch, joinServer } from './join-or-launch';
import { type Lease } from './lease';
import { isAlive, readLockFile } from './lock-file';
import { type ServerEvent, Supervisor } from './supervisor';

/** Where and how to run a server. */
export interface LocalPostgresOptions {
  /** The state folder, used by nothing else. It is created when absent. All starts on it share one server. */
  directory: string;
  /**
   * False for throw-away data: faster, but a crash of the machine may destroy it. True by default. Has no effect on a
   * server that runs already.
   */
  durable?: boolean;
  /** Called with a few words about each step that takes long or may surprise. */
  onStep?: (step: string) => void;
  /** Called when PostgreSQL has been launched. While it gets ready, nothing of this process is needed. */
  onLaunch?: () => void;
  /**
   * When given, a server that ends before `stop` is started again, on the same port, as long as this process lives;
   * called with what happens to it.
   */
  onEvent?: (event: ServerEvent) => void;
}

/** A running private PostgreSQL. */
export interface LocalPostgres {
  /** `postgres://user:password@127.0.0.1:port/postgres`, for the superuser. */
  readonly url: string;
  /** True when the server ran already, because another process uses it or was killed without stopping it. */
  readonly adopted: boolean;
  /**
   * Stops the server, unless somebody else is connected to it. Close your own connections first.
   *
   * @throws UserFacingError when the server does not stop within half a minute
   */
  stop(): Promise<'stopped' | 'left running'>;
}

const stopTimeoutMs = 30_000;
const pollEveryMs = 5;

/**
 * Starts the PostgreSQL of a state folder, or joins the one that runs there already. The server outlives a process
 * that ends without `stop`, and the next start joins it.
 *
 * @throws UserFacingError that says what to do, when it cannot run
 */
export async function startLocalPostgres(options: LocalPostgresOptions): Promise<LocalPostgres> {
  const { directory, onStep = () => undefined } = options;
  const home = await explainFailure(directory, prepareHome(directory, onStep));
  return explainFailure(home.directory, startIn(home, options, onStep));
}

async function startIn(
  home: Home,
  { durable = true, onLaunch, onEvent }: LocalPostgresOptions,
  onStep: (step: string) => void,
): Promise<LocalPostgres> {
  const cluster = await openCluster(home, await programsFor(home, onStep), durable, onStep);
  const { lease, adopted } = await joinOrLaunch(cluster, { onLaunch });
  const supervisor = onEvent && new Supervisor(cluster, lease, onEvent);
  const stop = async () => stopServer(cluster, (await supervisor?.stop()) ?? lease);
  let stopping: ReturnType<LocalPostgres['stop']> | undefined;
  return {
    url: lease.url,
    adopted,
    stop: () => (stopping ??= explainFailure(home.directory, stop())),
  };
}

/** Releases a lease and, if it was the last one, stops the server. */
async function stopServer(cluster: Cluster, lease: Lease): Promise<'stopped' | 'left running'> {
  const released = await lease.release();
  if (released === 'lost') {
    const { lease: another } = await joinServer(cluster);
    return another ? stopServer(cluster, another) : 'stopped';
  }
  if (released === 'last') await shutDown(cluster, lease.pid);
  await lease.end();
  return released === 'last' ? 'stopped' : 'left running';
}

/** Tells the server to close all connections, write a checkpoint and exit; waits for that. */
async function shutDown({ account, programs, data, log }: Cluster, pid: number): Promise<void> {
  const deadline = Date.now() + stopTimeoutMs;
  await runAs(account, programs.pgCtl, ['kill', 'INT', String(pid)], dirname(programs.pgCtl)).catch(
    (error: unknown) => {
      if (isAlive(pid)) throw error;
    },
  );
  while (isAlive(pid) && (await readLockFile(data))?.pid === pid) {
    if (Date.now() > deadline) {
      throw new UserFacingError(`PostgreSQL has not stopped within ${stopTimeoutMs / 1000} seconds: read ${log}.`);
    }
    await sleep(pollEveryMs);
  }
}
