import { binariesFor } from './binaries';
import { openCluster } from './cluster';
import { explained } from './failure';
import { type Home, prepareHome } from './home';
import { joinOrLaunch } from './join-or-launch';
import { Keeper, type ServerEvent } from './keeper';
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
  /**
   * When given, a server that ends before `stop` is started again, on the same port, for as long as this process lives;
   * hears of it.
   */
  onEvent?: (event: ServerEvent) => void;
}

/** A running PostgreSQL of our own. */
export interface LocalPostgres {
  /** `postgres://user:password@127.0.0.1:port/postgres`, of the superuser. */
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

/**
 * Starts the PostgreSQL of a state folder, or joins the one that runs there already. The server outlives a process
 * that ends without `stop`, and the next start joins it.
 *
 * @throws UserFacingError with what to do, when it cannot run
 */
export async function startLocalPostgres(options: LocalPostgresOptions): Promise<LocalPostgres> {
  const { directory, onStep = () => undefined } = options;
  const home = await explained(directory, prepareHome(directory, onStep));
  return explained(home.directory, startIn(home, options, onStep));
}

async function startIn(
  home: Home,
  { durable = true, onEvent }: LocalPostgresOptions,
  onStep: (step: string) => void,
): Promise<LocalPostgres> {
  const cluster = await openCluster(home, await binariesFor(home, onStep), durable, onStep);
  const { lease, adopted } = await joinOrLaunch(cluster);
  const keeper = onEvent && new Keeper(cluster, lease, onEvent);
  const stop = async () => stopServer(cluster, (await keeper?.stop()) ?? lease);
  let stopping: ReturnType<LocalPostgres['stop']> | undefined;
  return {
    url: lease.url,
    adopted,
    stop: () => (stopping ??= explained(home.directory, stop())),
  };
}
