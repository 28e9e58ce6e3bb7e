const dayMs = 86_400_000;
/** Japan has no summer time. */
const japanMs = 9 * 3_600_000;

/** Tells one request what day it is, and remembers whether it was asked. */
export class Clock {
  #asked: number | undefined;

  constructor(private readonly now: () => number = Date.now) {}

  /** Today in Japan, as YYYY-MM-DD; the same as often as it is asked. */
  today(): string {
    this.#asked ??= this.now();
    return new Date(this.#asked + japanMs).toISOString().slice(0, 10);
  }

  /** When that day ends, as an instant in ISO 8601; undefined when nobody asked. */
  get validUntil(): string | undefined {
    if (this.#asked === undefined) return undefined;
    const day = Math.floor((this.#asked + japanMs) / dayMs);
    return new Date((day + 1) * dayMs - japanMs).toISOString();
  }
}
