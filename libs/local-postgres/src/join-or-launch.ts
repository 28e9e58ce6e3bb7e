import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { type AddressInfo, connect, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { UserFacingError } from '@tokorozawa/vocabulary/errors';
import { type Cluster } from './cluster';
import { launch, lostRace } from './launch';
import { type Lease, takeLease } from './lease';
import { isAlive, type LockFile, readLockFile } from './lock-file';

const raceTimeoutMs = 5_000;
const transitionTimeoutMs = 60_000;
const pollEveryMs = 20;
const maxUnansweredProbes = 3;
/** A server opens its port within milliseconds of writing its lock file; on a busy machine it may take longer. */
const portTimeoutMs = 5_000;

export interface JoinOrLaunchOptions {
  /** The only port on which the server is of use, if there is one. */
  port?: number;
  /** Called when a server has been launched, before it is ready. */
  onLaunch?: () => void;
}

/** A lease on the server of a cluster. */
export interface JoinedServer {
  lease: Lease;
  /** True when another process launched the server. */
  adopted: boolean;
}

/**
 * Joins the server of a cluster, or launches it if none runs. Starts on one cluster race: those that lose the race to
 * launch its server join the winner's. The processes of a server that was killed may also hold the cluster for a moment.
 *
 * @throws UserFacingError when the server runs on another port, or another program has taken that port
 */
export async function joinOrLaunch(cluster: Cluster, { port, onLaunch }: JoinOrLaunchOptions): Promise<JoinedServer> {
  // Counted from the first race that is lost: until it sees that, a process may be busy for long.
  let deadline: number | undefined;
  let launched: number | undefined;
  for (;;) {
    const { lease, abandoned } = await joinServer(cluster);
    if (lease) {
      await writePort(cluster.portFile, lease.port);
      return { lease: await requirePort(lease, port), adopted: lease.pid !== launched };
    }
    try {
      launched = await launch(cluster, await choosePort(cluster, port), { abandoned, onLaunch });
    } catch (error) {
      deadline ??= Date.now() + raceTimeoutMs;
      if (!lostRace(error) || abandoned || Date.now() > deadline) throw error;
      await sleep(pollEveryMs);
    }
  }
}

/** The result of joining: a lease; or none, and then, if it exists, the lock file of a dead server whose id is in use. */
export interface JoinResult {
  lease?: Lease;
  abandoned?: LockFile;
}

/**
 * Takes a lease on the server that runs on a cluster, as soon as it has started. Waits for a server that is about to
 * stop, and does not join it.
 *
 * @throws UserFacingError when the server takes longer than a minute to start or stop
 */
export async function joinServer(cluster: Cluster): Promise<JoinResult> {
  const deadline = Date.now() + transitionTimeoutMs;
  let unanswered = 0;
  while (Date.now() < deadline) {
    const lock = await readLockFile(cluster.data);
    if (!lock || (lock.pid && !isAlive(lock.pid))) return {};
    unanswered = (await isListening(lock)) ? 0 : unanswered + 1;
    if (unanswered >= maxUnansweredProbes && lock.age > portTimeoutMs) return { abandoned: lock };
    const lease = await leaseIfReady(cluster, lock);
    if (lease === 'foreign') return { abandoned: lock };
    if (lease !== 'busy') return { lease };
    await sleep(pollEveryMs);
  }
  throw new UserFacingError(
    `The PostgreSQL of ${cluster.data} has been starting or stopping for a minute: read ${cluster.log}, and start again when it is done.`,
  );
}

async function leaseIfReady(cluster: Cluster, lock: LockFile): Promise<Lease | 'busy' | 'foreign'> {
  return lock.isReady && lock.pid && lock.port ? takeLease(cluster, lock.pid, lock.port) : 'busy';
}

/** True when something listens on the port of the lock file. PostgreSQL does not log such a probe. */
async function isListening({ port }: LockFile): Promise<boolean> {
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

/** The required port; else the last server's, which its clients know; else, when that is unknown or taken, a free one. */
async function choosePort({ portFile }: Cluster, required: number | undefined): Promise<number> {
  if (required !== undefined) {
    if (await isFree(required)) return required;
    throw new UserFacingError(
      `Another program has taken the port ${required} of the embedded PostgreSQL: stop that program.`,
    );
  }
  const last = Number(await readFile(portFile, 'utf8').catch(() => ''));
  return last > 0 && (await isFree(last)) ? last : bindBriefly(0);
}

async function writePort(file: string, port: number): Promise<void> {
  if ((await readFile(file, 'utf8').catch(() => '')) !== String(port)) await writeFile(file, String(port));
}

async function requirePort(lease: Lease, port: number | undefined): Promise<Lease> {
  if (port === undefined || port === lease.port) return lease;
  await lease.end();
  throw new UserFacingError(
    `The embedded PostgreSQL was started again on the port ${lease.port} instead of ${port}, which another program had taken: start this process again.`,
  );
}

async function isFree(port: number): Promise<boolean> {
  return (await bindBriefly(port).catch(() => undefined)) !== undefined;
}

/** Listens on a port of 127.0.0.1 for a moment, on any free one for 0. Returns the port. */
async function bindBriefly(port: number): Promise<number> {
  const probe = createServer().listen(port, '127.0.0.1');
  await once(probe, 'listening');
  const { port: bound } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return bound;
}
