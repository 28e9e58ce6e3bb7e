import type { Log } from './log';

/** Answers and failures may alternate for a while: trouble ends when there was no failure for so many milliseconds. */
const calmAfter = 1_000;

interface Spell {
  began: number;
  lastFailure: number;
  failures: number;
}

/** Logs when one kind of trouble with a domain's database begins and when it ends, not each field that it costs. */
export class DatabaseTrouble {
  #current: Spell | undefined;

  constructor(
    private readonly subgraph: string,
    private readonly log: Log,
    private readonly messages: { begins: string; ends: string },
  ) {}

  noteFailure(err: unknown, requestId: string | undefined): void {
    const now = performance.now();
    if (this.#current) {
      this.#current.failures++;
      this.#current.lastFailure = now;
      return;
    }
    this.#current = { began: now, lastFailure: now, failures: 1 };
    this.log.error({ subgraph: this.subgraph, requestId, err }, this.messages.begins);
  }

  noteAnswer(): void {
    if (!this.#current) return;
    const { began, lastFailure, failures } = this.#current;
    const now = performance.now();
    if (now - lastFailure < calmAfter) return;
    this.#current = undefined;
    const seconds = Math.round((now - began) / 1_000);
    this.log.warn({ subgraph: this.subgraph, failures, seconds }, this.messages.ends);
  }
}
