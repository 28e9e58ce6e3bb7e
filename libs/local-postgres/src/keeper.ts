import { once } from 'node:events';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Cluster } from './cluster';
import { explained } from './failure';
import { joinOrLaunch } from './join-or-launch';
import { type Lease } from './lease';

/** What happens to a server that is kept running. */
export type ServerEvent =
  /** It ended, or closed our connection. */
  | { state: 'lost' }
  /** It could not be started again, and is tried again. Told once for each reason, and then each minute. */
  | { state: 'failing'; error: unknown }
  /** It runs again, on the same port with the same data; adopted when another process, or PostgreSQL itself, saw to that. */
  | { state: 'running'; adopted: boolean };

const shortestPauseMs = 100;
const longestPauseMs = 30_000;
/** A server that has run for so long was in order; the next time it ends, nothing is waited for. */
const inOrderAfterMs = 60_000;
const tellAgainAfterMs = 60_000;

/**
 * Keeps the server of a lease running until it is told to stop: when the server ends, it is started again, or joined if
 * another process was faster. It never gives up, and pauses longer after each failure.
 */
export class Keeper {
  #lease: Lease;
  #pause = 0;
  #told = { reason: '', at: -Infinity };
  readonly #stopping = new AbortController();
  readonly #keeping: Promise<void>;

  constructor(
    private readonly cluster: Cluster,
    lease: Lease,
    private readonly tell: (event: ServerEvent) => void,
  ) {
    this.#lease = lease;
    this.#keeping = this.#keep();
  }

  /** Keeps it no longer. Answers the lease of the server that ran last. */
  async stop(): Promise<Lease> {
    this.#stopping.abort();
    await this.#keeping;
    return this.#lease;
  }

  async #keep(): Promise<void> {
    const { signal } = this.#stopping;
    const stopped = once(signal, 'abort');
    for (;;) {
      const since = performance.now();
      await Promise.race([this.#lease.lost, stopped]);
      if (signal.aborted) return;
      if (performance.now() - since > inOrderAfterMs) this.#pause = 0;
      this.tell({ state: 'lost' });
      while (!(await this.#isBack())) if (signal.aborted) return;
    }
  }

  async #isBack(): Promise<boolean> {
    await sleep(this.#pause, undefined, { signal: this.#stopping.signal, ref: false }).catch(() => undefined);
    if (this.#stopping.signal.aborted) return false;
    this.#pause = Math.min(longestPauseMs, Math.max(shortestPauseMs, 2 * this.#pause));
    try {
      const again = joinOrLaunch(this.cluster, this.#lease.port);
      const { lease, adopted } = await explained(dirname(this.cluster.log), again);
      this.#lease = lease;
      this.#told = { reason: '', at: -Infinity };
      this.tell({ state: 'running', adopted });
      return true;
    } catch (error) {
      this.#tellFailure(error);
      return false;
    }
  }

  #tellFailure(error: unknown): void {
    // PostgreSQL's own words come with the time and the process.
    const [reason, now] = [String(error).replaceAll(/\d+/g, ''), performance.now()];
    if (reason === this.#told.reason && now - this.#told.at < tellAgainAfterMs) return;
    this.#told = { reason, at: now };
    this.tell({ state: 'failing', error });
  }
}
