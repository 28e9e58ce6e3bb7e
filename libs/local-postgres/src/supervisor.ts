import { once } from 'node:events';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Cluster } from './cluster';
import { explainFailure } from './failure';
import { joinOrLaunch } from './join-or-launch';
import { type Lease } from './lease';

/** What happens to a supervised server. */
export type ServerEvent =
  /** It ended, or closed our connection. */
  | { state: 'lost' }
  /** It could not be started again; another attempt follows. Emitted once for each reason, and then once a minute. */
  | { state: 'failing'; error: unknown }
  /** It runs again, on the same port with the same data; adopted when another process or PostgreSQL itself restarted it. */
  | { state: 'running'; adopted: boolean };

const minPauseMs = 100;
const maxPauseMs = 30_000;
/** If a server has run for at least this time, the next restart is attempted without a pause. */
const stableAfterMs = 60_000;
const repeatEventAfterMs = 60_000;

/**
 * Keeps a server running until it is told to stop: when the server ends, it is started again, or joined if another
 * process was faster. It never gives up; the pause grows with each failure.
 */
export class Supervisor {
  #lease: Lease;
  #pause = 0;
  #lastFailure = { reason: '', at: -Infinity };
  readonly #stopping = new AbortController();
  readonly #supervising: Promise<void>;

  constructor(
    private readonly cluster: Cluster,
    lease: Lease,
    private readonly emit: (event: ServerEvent) => void,
  ) {
    this.#lease = lease;
    this.#supervising = this.#supervise();
  }

  /** Ends the supervision. Returns the lease of the last server. */
  async stop(): Promise<Lease> {
    this.#stopping.abort();
    await this.#supervising;
    return this.#lease;
  }

  async #supervise(): Promise<void> {
    const { signal } = this.#stopping;
    const stopped = once(signal, 'abort');
    for (;;) {
      const since = performance.now();
      await Promise.race([this.#lease.lost, stopped]);
      if (signal.aborted) return;
      if (performance.now() - since > stableAfterMs) this.#pause = 0;
      this.emit({ state: 'lost' });
      while (!(await this.#restart())) if (signal.aborted) return;
    }
  }

  /** Pauses, then makes one attempt. Returns true on success. */
  async #restart(): Promise<boolean> {
    await sleep(this.#pause, undefined, { signal: this.#stopping.signal, ref: false }).catch(() => undefined);
    if (this.#stopping.signal.aborted) return false;
    this.#pause = Math.min(maxPauseMs, Math.max(minPauseMs, 2 * this.#pause));
    try {
      const attempt = joinOrLaunch(this.cluster, { port: this.#lease.port });
      const { lease, adopted } = await explainFailure(dirname(this.cluster.log), attempt);
      this.#lease = lease;
      this.#lastFailure = { reason: '', at: -Infinity };
      this.emit({ state: 'running', adopted });
      return true;
    } catch (error) {
      this.#emitFailure(error);
      return false;
    }
  }

  #emitFailure(error: unknown): void {
    // Messages of PostgreSQL contain the time and the process id, which differ with each attempt.
    const [reason, now] = [String(error).replaceAll(/\d+/g, ''), performance.now()];
    if (reason === this.#lastFailure.reason && now - this.#lastFailure.at < repeatEventAfterMs) return;
    this.#lastFailure = { reason, at: now };
    this.emit({ state: 'failing', error });
  }
}
