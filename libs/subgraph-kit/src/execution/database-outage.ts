import type { Log } from './log';

/** Answers and failures may alternate for a while; an outage has ended when there was no failure for so many milliseconds. */
const calmAfter = 1_000;

interface Outage {
  began: number;
  lastFailure: number;
  failures: number;
}

/** Logs when the database of a domain ceases to answer and when it answers again, not each field that it costs. */
export class DatabaseOutage {
  #current: Outage | undefined;

  constructor(
    private readonly subgraph: string,
    private readonly log: Log,
  ) {}

  noteFailure(err: unknown, requestId: string | undefined): void {
    const now = performance.now();
    if (this.#current) {
      this.#current.failures++;
      this.#current.lastFailure = now;
      return;
    }
    this.#current = { began: now, lastFailure: now, failures: 1 };
    this.log.error({ subgraph: this.subgraph, requestId, err }, 'the database does not answer');
  }

  noteAnswer(): void {
    if (!this.#current) return;
    const { began, lastFailure, failures } = this.#current;
    const now = performance.now();
    if (now - lastFailure < calmAfter) return;
    this.#current = undefined;
    const seconds = Math.round((now - began) / 1_000);
    this.log.warn({ subgraph: this.subgraph, failures, seconds }, 'the database answers again');
  }
}
