import { setTimeout as sleep } from 'node:timers/promises';
import { binariesFor } from './binaries';
import { type Cluster, openCluster } from './cluster';
import { explained } from './failure';
import { type Home, prepareHome } from './home';
import { joinServer } from './join';
import { launch, lostRace } from './launch';
import { type Lease } from './lease';
import { stopServer } from './stop';

/** Where and how to run a server. */
export interface LocalPostgresOptions {
  /** The state folder. It is made when absent, and is the server's alone. All starts on it share one server. */
  directory: string;
  /**
   * False for throw-away data: faster, but a crash of the machine may destroy it. True when not given. Has no effect on
   * a server that runs already.
   */
  durable?: boolean;
  /** Hears what takes long or may surprise, in a few words. */
  onStep?: (step: string) => void;
}

/** A running PostgreSQL of our own. */
export interface LocalPostgres {
  /** `postgres://user:password@127.0.0.1:port/postgres`, of the superuser. Another start may find another port. */
  readonly url: string;
  /** Whether it ran already, because another process uses it or was killed without stopping it. */
  readonly adopted: boolean;
  /**
   * Stops the server, unless somebody else is connected to it. Close your own connections first.
   *
   * @throws UserFacingError when the server does not stop within half a minute
   */
  stop(): Promise<'stopped' | 'left running'>;
}

const raceEndsWithinMs = 5_000;
const retryEveryMs = 20;

/**
 * Starts the PostgreSQL of a state folder, or joins the one that runs there already. The server outlives a process
 * that ends without `stop`, and the next start joins it.
 *
 * @throws UserFacingError with what to do, when it cannot run
 */
export async function startLocalPostgres(options: LocalPostgresOptions): Promise<LocalPostgres> {
  const { directory, durable = true, onStep = () => undefined } = options;
  const home = await explained(directory, prepareHome(directory, onStep));
  return explained(home.directory, startIn(home, durable, onStep));
}

async function startIn(home: Home, durable: boolean, onStep: (step: string) => void): Promise<LocalPostgres> {
  const cluster = await openCluster(home, await binariesFor(home, onStep), durable, onStep);
  const { lease, adopted } = await joinOrLaunch(cluster);
  let stopping: ReturnType<LocalPostgres['stop']> | undefined;
  return {
    url: lease.url,
    adopted,
    stop: () => (stopping ??= explained(home.directory, stopServer(cluster, lease))),
  };
}

/**
 * Starts on one cluster race: whoever loses the race to launch its server joins the winner's. The processes of a
 * server that was killed may also hold the cluster for a moment.
 */
async function joinOrLaunch(cluster: Cluster): Promise<{ lease: Lease; adopted: boolean }> {
  const deadline = Date.now() + raceEndsWithinMs;
  let launched: number | undefined;
  for (;;) {
    const { lease, abandoned } = await joinServer(cluster);
    if (lease) return { lease, adopted: lease.pid !== launched };
    try {
      launched = await launch(cluster, abandoned);
    } catch (error) {
      if (!lostRace(error) || abandoned || Date.now() > deadline) throw error;
      await sleep(retryEveryMs);
    }
  }
}
