import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type FileHandle, open, readFile, rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { UserFacingError } from '@tokorozawa/vocabulary/errors';
import { spawnSettings } from './account';
import { type Cluster } from './cluster';
import { type LockFile, lockFileOf, readLockFile } from './lock-file';

const startTimeoutMs = 60_000;
const pollEveryMs = 5;
const maxLogBytes = 5_000_000;

export interface LaunchOptions {
  /** A lock file whose server is gone although its process id is in use again, if there is one. */
  abandoned: LockFile | undefined;
  /** Called when the server has been launched, before it is ready. */
  onLaunch: (() => void) | undefined;
}

/**
 * Launches a server on a cluster on which none seems to run, and waits until it is ready. The server leads a process
 * group of its own, so that Ctrl-C in the terminal does not stop it while our connections are open, and it outlives this
 * process.
 *
 * @param port on 127.0.0.1
 * @returns the process id of the server
 * @throws an Error with what the server logged, when it exits instead of getting ready; see {@link lostRace}
 */
export async function launch(cluster: Cluster, port: number, { abandoned, onLaunch }: LaunchOptions): Promise<number> {
  if (abandoned && !abandoned.pid) await rm(lockFileOf(cluster.data), { force: true });
  const log = await openLog(cluster);
  try {
    const { size: logStart } = await log.stat();
    const server = await spawnServer(cluster, port, log, abandoned?.pid);
    onLaunch?.();
    return await waitUntilReady(server, cluster, logStart);
  } finally {
    await log.close();
  }
}

/** True when a launch failed only because another server took the cluster or the port a moment earlier. */
export function lostRace(error: unknown): boolean {
  return /lock file .* (already exists|is empty)|still in use|Address already in use/.test(String(error));
}

/**
 * PostgreSQL respects a lock file if the process that it names is alive, unless that process is the one that it calls
 * its grandparent. We declare the process of an abandoned lock file to be the grandparent. If a server does run there
 * after all, PostgreSQL still finds its shared memory in use and refuses.
 */
async function spawnServer(
  cluster: Cluster,
  port: number,
  log: FileHandle,
  abandonedBy?: number,
): Promise<ChildProcess> {
  const { env, ...settings } = spawnSettings(cluster.account);
  const server = spawn(cluster.programs.postgres, ['-D', cluster.data, ...serverSettings(port, cluster.durable)], {
    ...settings,
    env: { ...env, PG_GRANDPARENT_PID: abandonedBy?.toString() },
    cwd: cluster.data,
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
  });
  await once(server, 'spawn');
  server.unref();
  return server;
}

/**
 * The settings of the server, as arguments of the program `postgres`. They are not in the cluster's postgresql.conf, so
 * that a new release of this code also applies to existing clusters.
 *
 * @param port on 127.0.0.1
 * @param durable false to risk the data in a crash of the machine, for speed
 */
function serverSettings(port: number, durable: boolean): string[] {
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: 100,
    shared_buffers: '64MB',
    max_wal_size: '256MB',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_checkpoints: 'off',
    // Only tests take this risk, and many of them use the server at a time.
    ...(durable ? {} : { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off', max_connections: 400 }),
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

async function waitUntilReady(server: ChildProcess, cluster: Cluster, logStart: number): Promise<number> {
  const deadline = Date.now() + startTimeoutMs;
  while (Date.now() < deadline) {
    const lock = await readLockFile(cluster.data);
    if (lock?.pid && lock.isReady && lock.pid === server.pid) return lock.pid;
    if (hasExited(server)) throw new Error(await logSince(logStart, cluster.log));
    await sleep(pollEveryMs);
  }
  throw new UserFacingError(
    `PostgreSQL is not ready after ${startTimeoutMs / 1000} seconds, perhaps because it recovers from a crash: read ${cluster.log}, and start again when it is done.`,
  );
}

function hasExited({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}

async function openLog({ log: path, account }: Cluster): Promise<FileHandle> {
  const log = await open(path, 'a', 0o600);
  if (account) await log.chown(account.uid, account.gid);
  const { size } = await log.stat();
  if (size > maxLogBytes) await log.truncate();
  return log;
}

async function logSince(start: number, path: string): Promise<string> {
  const log = await readFile(path);
  return log.subarray(start).toString('utf8').trim() || 'it logged nothing, as happens on a full disk';
}
