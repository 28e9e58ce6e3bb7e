import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { UserFacingError } from '@tokorozawa/vocabulary';
import { type Cluster } from './cluster';
import { joinServer } from './join';
import { type Lease } from './lease';
import { isAlive, readLockFile } from './lock-file';
import { runAs } from './run-as';

const stoppedWithinMs = 30_000;
const pollEveryMs = 5;

/**
 * Ends a lease, and with the last one the server.
 *
 * @returns whether the server was stopped, or left to others who are connected to it
 * @throws UserFacingError when the server does not stop within half a minute
 */
export async function stopServer(cluster: Cluster, lease: Lease): Promise<'stopped' | 'left running'> {
  const wasLast = await lease.giveUp();
  if (wasLast === 'lost') {
    const { lease: another } = await joinServer(cluster);
    return another ? stopServer(cluster, another) : 'stopped';
  }
  if (wasLast) await shutDown(cluster, lease.pid);
  await lease.end();
  return wasLast ? 'stopped' : 'left running';
}

/** Tells the server to stop, which it does after it has closed all connections and written a checkpoint; waits for that. */
async function shutDown({ account, binaries, data, log }: Cluster, pid: number): Promise<void> {
  const deadline = Date.now() + stoppedWithinMs;
  await runAs(account, binaries.pgCtl, ['kill', 'INT', String(pid)], dirname(binaries.pgCtl)).catch(unlessEnded(pid));
  while (isAlive(pid) && (await readLockFile(data))?.pid === pid) {
    if (Date.now() > deadline) {
      throw new UserFacingError(`PostgreSQL has not stopped within ${stoppedWithinMs / 1000} seconds: read ${log}.`);
    }
    await sleep(pollEveryMs);
  }
}

function unlessEnded(pid: number): (error: unknown) => void {
  return (error) => {
    if (isAlive(pid)) throw error;
  };
}
