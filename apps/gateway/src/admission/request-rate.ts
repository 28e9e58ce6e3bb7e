import { LRUCache } from 'lru-cache';
import type { SharedRedis } from '../shared-store/shared-redis';
import type { Refusal } from './refusal';

/** In milliseconds. */
const windowLength = 60_000;
/** A kept answer costs next to nothing: of them, and all else, a caller may ask for so many times as much. */
const allowanceForKept = 20;
/** Callers that are counted at a time; who asked last goes last. */
const maxCallers = 20_000;

/** Requests of one caller since it began. */
class Window {
  count = 0;
  /** By `performance.now()`. */
  endsAt = 0;

  /** The window that is now: this one, or the next. */
  atPresent(): this {
    const now = performance.now();
    if (this.endsAt <= now) [this.count, this.endsAt] = [0, now + windowLength];
    return this;
  }

  get secondsLeft(): number {
    return Math.max(1, Math.ceil((this.endsAt - performance.now()) / 1_000));
  }
}

interface Counted {
  /** Requests of every kind. */
  all: Window;
  /** Requests that no kept answer was given to. */
  made: Window;
}

/** What a caller has left. */
export interface Allowance {
  limit: number;
  remaining: number;
  /** Seconds until all is given back. */
  resetsIn: number;
}

/**
 * Counts the requests of each caller in windows of a minute. What no kept answer is given to is counted together with
 * other gateways where there is a shared Redis, and here alone while it is away.
 */
export class RequestRate {
  readonly #callers = new LRUCache<string, Counted>({ max: maxCallers });

  /** @param perMinute requests of one caller, kept answers aside */
  constructor(
    private readonly perMinute: number,
    private readonly shared: SharedRedis | undefined,
  ) {}

  /** Counts a request of whatever kind; false if there were too many even for kept answers. */
  countAny(caller: string): boolean {
    const { all } = this.#of(caller);
    all.atPresent().count++;
    return all.count <= this.#maxOfAny;
  }

  /** Counts a request that no kept answer is given to. */
  async countMade(caller: string): Promise<{ allowance: Allowance; refusal: Refusal | undefined }> {
    const limit = this.perMinute;
    const { made: window, all } = this.#of(caller);
    window.atPresent().count++;
    // Who is known to have asked too much is refused without asking anybody.
    if (this.shared && window.count <= limit) await countTogether(this.shared, caller, window);
    const remaining = Math.max(0, limit - window.count);
    const allowance = { limit, remaining, resetsIn: window.secondsLeft };
    if (all.atPresent().count > this.#maxOfAny) return { allowance, refusal: refusal('flood', this.#maxOfAny, all) };
    return { allowance, refusal: window.count > limit ? refusal('rate', limit, window) : undefined };
  }

  get #maxOfAny(): number {
    return this.perMinute * allowanceForKept;
  }

  #of(caller: string): Counted {
    let counted = this.#callers.get(caller);
    if (!counted) this.#callers.set(caller, (counted = { all: new Window(), made: new Window() }));
    return counted;
  }
}

function refusal(reason: string, limit: number, { secondsLeft: retryAfter }: Window): Refusal {
  const message = `There were more than ${limit} requests from your network address within a minute. Go on in ${retryAfter} seconds, more slowly; several questions fit into one request.`;
  return { reason, code: 'TOO_MANY_REQUESTS', message, retryAfter };
}

async function countTogether(shared: SharedRedis, caller: string, window: Window): Promise<void> {
  const key = `rate:${caller}`;
  const counted = await shared.ask((redis) => redis.eval(countInWindow, 1, key, windowLength) as Promise<number[]>);
  if (!counted) return;
  const [count = 0, endsIn = windowLength] = counted;
  window.count = Math.max(window.count, count);
  window.endsAt = performance.now() + endsIn;
}

/** In one step, so that no counter is left without an end. Answers the count and the milliseconds until it ends. */
const countInWindow = `
local count = redis.call('INCR', KEYS[1])
if redis.call('PTTL', KEYS[1]) < 0 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
return { count, redis.call('PTTL', KEYS[1]) }`;
