import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type FileHandle, open, readFile, rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { UserFacingError } from '@tokorozawa/vocabulary';
import { type Cluster } from './cluster';
import { type LockFile, lockFileOf, readLockFile } from './lock-file';
import { spawnSettings } from './run-as';
import { serverSettings } from './settings';

const readyWithinMs = 60_000;
const pollEveryMs = 5;
const largeLogBytes = 5_000_000;

/**
 * Launches a server on a cluster that none seems to run on, and waits until it is ready. It leads a process group
 * of its own, so that Ctrl-C in the terminal does not stop it under our open connections, and outlives this process.
 *
 * @param port on 127.0.0.1
 * @param abandoned a lock file whose server is gone although its process id is in use again, if there is one
 * @returns the process id of the server
 * @throws an error with what the server logged when it ends instead of getting ready; see {@link lostRace}
 */
export async function launch(cluster: Cluster, port: number, abandoned?: LockFile): Promise<number> {
  if (abandoned && !abandoned.pid) await rm(lockFileOf(cluster.data), { force: true });
  const log = await openLog(cluster);
  try {
    const { size: logStart } = await log.stat();
    const server = await spawnServer(cluster, port, log, abandoned?.pid);
    return await untilReady(server, cluster, logStart);
  } finally {
    await log.close();
  }
}

/** Whether a launch failed only because another server was a moment faster to take the cluster or the port. */
export function lostRace(error: unknown): boolean {
  return /lock file .* (already exists|is empty)|still in use|Address already in use/.test(String(error));
}

/**
 * PostgreSQL takes a lock file seriously when the process that it names is alive, unless it is the one that it calls
 * its grandparent. We name an abandoned lock's process so; should a server live there after all, PostgreSQL still
 * finds its shared memory in use and refuses.
 */
async function spawnServer(
  cluster: Cluster,
  port: number,
  log: FileHandle,
  abandonedBy?: number,
): Promise<ChildProcess> {
  const { env, ...settings } = spawnSettings(cluster.account);
  const server = spawn(cluster.binaries.postgres, ['-D', cluster.data, ...serverSettings(port, cluster.durable)], {
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

async function untilReady(server: ChildProcess, cluster: Cluster, logStart: number): Promise<number> {
  const deadline = Date.now() + readyWithinMs;
  while (Date.now() < deadline) {
    const lock = await readLockFile(cluster.data);
    if (lock?.pid && lock.isReady && lock.pid === server.pid) return lock.pid;
    if (hasEnded(server)) throw new Error(await logSince(logStart, cluster.log));
    await sleep(pollEveryMs);
  }
  throw new UserFacingError(
    `PostgreSQL is not ready after ${readyWithinMs / 1000} seconds, perhaps because it recovers from a crash: read ${cluster.log}, and start again when it is done.`,
  );
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}

async function openLog({ log: path, account }: Cluster): Promise<FileHandle> {
  const log = await open(path, 'a', 0o600);
  if (account) await log.chown(account.uid, account.gid);
  const { size } = await log.stat();
  if (size > largeLogBytes) await log.truncate();
  return log;
}

async function logSince(start: number, path: string): Promise<string> {
  const log = await readFile(path);
  return log.subarray(start).toString('utf8').trim() || 'it logged nothing, as happens on a full disk';
}
