import type { Refusal } from './refusal';

/** In seconds: most requests are answered much faster. */
const retryAfter = 1;

/** Told to whoever the gateway has no time for. */
export const overload: Refusal = {
  reason: 'overload',
  code: 'OVERLOADED',
  message: 'The gateway has more to do than it can finish in time. Send the same request again in a moment.',
  retryAfter,
};

/** Bounds the requests that are being answered at a time, of all callers and of each. */
export class UnderWay {
  readonly #byCaller = new Map<string, number>();
  #total = 0;

  constructor(
    private readonly max: number,
    private readonly maxPerCaller: number,
  ) {}

  get total(): number {
    return this.#total;
  }

  /** Why a request of this caller is not begun with; else it is under way until {@link end}. */
  begin(caller: string): Refusal | undefined {
    const ofCaller = this.#byCaller.get(caller) ?? 0;
    if (ofCaller >= this.maxPerCaller) {
      const message = `${this.maxPerCaller} requests from your network address are being answered. Wait for one of them before you send the next.`;
      return { reason: 'concurrency', code: 'TOO_MANY_REQUESTS', message, retryAfter };
    }
    if (this.#total >= this.max) {
      return overload;
    }
    this.#byCaller.set(caller, ofCaller + 1);
    this.#total++;
    return undefined;
  }

  end(caller: string): void {
    const ofCaller = (this.#byCaller.get(caller) ?? 0) - 1;
    if (ofCaller > 0) this.#byCaller.set(caller, ofCaller);
    else this.#byCaller.delete(caller);
    this.#total--;
  }
}
