import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { UserFacingError } from '@tokorozawa/vocabulary';
import { type Cluster } from './cluster';
import { type Lease, takeLease } from './lease';
import { isAlive, type LockFile, readLockFile } from './lock-file';

/** What became of an attempt to join: a lease; or none, and then the lock file of a dead server whose id lives on. */
export interface Joining {
  lease?: Lease;
  abandoned?: LockFile;
}

const settledWithinMs = 60_000;
const pollEveryMs = 20;
const knocks = 3;
/** A server opens its port within milliseconds of making its lock file; a busy machine may need longer. */
const portOpenWithinMs = 5_000;

/**
 * Takes a lease on the server that runs on a cluster, once it has finished to start. One that is about to stop is
 * waited for, and not joined.
 *
 * @throws UserFacingError when it takes longer than a minute to start or stop
 */
export async function joinServer(cluster: Cluster): Promise<Joining> {
  const deadline = Date.now() + settledWithinMs;
  let unanswered = 0;
  while (Date.now() < deadline) {
    const lock = await readLockFile(cluster.data);
    if (!lock || (lock.pid && !isAlive(lock.pid))) return {};
    unanswered = (await answers(lock)) ? 0 : unanswered + 1;
    if (unanswered >= knocks && lock.age > portOpenWithinMs) return { abandoned: lock };
    const lease = await leaseOnReady(cluster, lock);
    if (lease === 'foreign') return { abandoned: lock };
    if (lease !== 'busy') return { lease };
    await sleep(pollEveryMs);
  }
  throw new UserFacingError(
    `The PostgreSQL of ${cluster.data} has been starting or stopping for a minute: read ${cluster.log}, and start again when it is done.`,
  );
}

async function leaseOnReady(cluster: Cluster, lock: LockFile): Promise<Lease | 'busy' | 'foreign'> {
  return lock.isReady && lock.pid && lock.port ? takeLease(cluster, lock.pid, lock.port) : 'busy';
}

/** Whether anything listens on the port of the lock file. PostgreSQL does not log such a knock. */
async function answers({ port }: LockFile): Promise<boolean> {
  if (!port) return false;
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
