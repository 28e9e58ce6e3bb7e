import { FairQueue } from '@tokorozawa/plan-executor';

/** For so many milliseconds of one turn of the event loop new requests are begun with; then what is under way goes on. */
const maxTurn = 10;
/** Requests that may be begun with in one turn of the event loop, however little each takes. */
const maxBatch = 64;

interface Waiting {
  since: number;
  begin(waited: number): void;
}

/**
 * Spreads the beginnings of requests over turns of the event loop. To parse and to check an operation that nobody asked
 * before takes some ten milliseconds in which nothing else is done; a hundred that arrive together must not keep a kept
 * answer waiting for a second. Callers take turns. While there is little to do, nobody waits.
 */
export class Turns {
  readonly #queue = new FairQueue<Waiting>();
  /** When the first request of the present turn was begun with; undefined before it. */
  #turnBegan: number | undefined;
  #batch = 1;
  #lastTick = 0;

  /** @returns for how many milliseconds the request had to wait */
  next(caller: string): number | Promise<number> {
    const now = performance.now();
    if (this.#turnBegan === undefined) {
      this.#turnBegan = now;
      setImmediate(this.#tick);
    }
    if (this.#queue.size === 0 && now - this.#turnBegan < maxTurn) return 0;
    return new Promise((begin) => this.#queue.push(caller, { since: now, begin }));
  }

  /** Runs after the events of each turn of the event loop in which a request was begun with, or waits. */
  #tick = (): void => {
    const now = performance.now();
    this.#turnBegan = undefined;
    if (this.#queue.size === 0) return;
    const lasted = now - this.#lastTick;
    this.#lastTick = now;
    // As many as fit into a turn, by what the last one took.
    this.#batch = lasted > maxTurn ? Math.max(1, this.#batch >> 1) : Math.min(maxBatch, this.#batch * 2);
    for (let begun = 0; begun < this.#batch; begun++) {
      const taken = this.#queue.take(() => true);
      if (!taken) break;
      taken.item.begin(now - taken.item.since);
    }
    this.#turnBegan = now;
    setImmediate(this.#tick);
  };
}
