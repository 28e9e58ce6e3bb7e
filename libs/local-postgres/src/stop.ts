import { setTimeout as sleep } from 'node:timers/promises';
import { UserFacingError } from '@tokorozawa/vocabulary';
import { type Cluster } from './cluster';
import { joinServer } from './join';
import { type Lease } from './lease';
import { readLockFile } from './lock-file';
import { runAs } from './run-as';

const stoppedWithin = 30_000;
const pollEvery = 5;

/**
 * Ends a lease, and with the last one the server: it finishes its checkpoint first.
 *
 * @returns whether the server was stopped, or left to others who are connected to it
 * @throws UserFacingError when the server does not stop within half a minute
 */
export async function stopServer(cluster: Cluster, lease: Lease): Promise<'stopped' | 'left running'> {
  const held = lease.isLost ? (await joinServer(cluster)).lease : lease;
  if (!held) return 'stopped';
  const wasLast = await held.giveUp();
  if (wasLast) await shutDown(cluster, held.pid);
  await held.end();
  return wasLast ? 'stopped' : 'left running';
}

async function shutDown({ account, binaries, data, log }: Cluster, pid: number): Promise<void> {
  await runAs(account, binaries.pgCtl, ['stop', '--pgdata', data, '--mode', 'fast', '--no-wait'], data);
  const deadline = Date.now() + stoppedWithin;
  while ((await readLockFile(data))?.pid === pid) {
    if (Date.now() > deadline) {
      throw new UserFacingError(`PostgreSQL has not stopped within ${stoppedWithin / 1000} seconds: read ${log}.`);
    }
    await sleep(pollEvery);
  }
}
