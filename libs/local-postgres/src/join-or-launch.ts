import { setTimeout as sleep } from 'node:timers/promises';
import { UserFacingError } from '@tokorozawa/vocabulary';
import { type Cluster } from './cluster';
import { joinServer } from './join';
import { launch, lostRace } from './launch';
import { type Lease } from './lease';
import { isFree, notePort, portForNext } from './port';

const raceEndsWithinMs = 5_000;
const retryEveryMs = 20;

/** A share in the server of a cluster. */
export interface Share {
  lease: Lease;
  /** Whether the server was launched by somebody else. */
  adopted: boolean;
}

/**
 * Starts on one cluster race: whoever loses the race to launch its server joins the winner's. The processes of a
 * server that was killed may also hold the cluster for a moment.
 *
 * @param port the only one on which the server is of use, if there is one
 * @throws UserFacingError when the server runs elsewhere, or another program has taken that port
 */
export async function joinOrLaunch(cluster: Cluster, port?: number): Promise<Share> {
  const deadline = Date.now() + raceEndsWithinMs;
  let launched: number | undefined;
  for (;;) {
    const { lease, abandoned } = await joinServer(cluster);
    if (lease) {
      await notePort(cluster.portFile, lease.port);
      return { lease: await onPort(lease, port), adopted: lease.pid !== launched };
    }
    try {
      launched = await launch(cluster, await portOf(cluster, port), abandoned);
    } catch (error) {
      if (!lostRace(error) || abandoned || Date.now() > deadline) throw error;
      await sleep(retryEveryMs);
    }
  }
}

async function portOf(cluster: Cluster, port: number | undefined): Promise<number> {
  if (port === undefined) return portForNext(cluster.portFile);
  if (await isFree(port)) return port;
  throw new UserFacingError(
    `Another program has taken the port ${port} of the embedded PostgreSQL: stop that program.`,
  );
}

async function onPort(lease: Lease, port: number | undefined): Promise<Lease> {
  if (port === undefined || port === lease.port) return lease;
  await lease.end();
  throw new UserFacingError(
    `The embedded PostgreSQL was started again on the port ${lease.port} instead of ${port}, which another program had taken: start this process again.`,
  );
}
