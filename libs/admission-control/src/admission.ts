import { FairQueue } from '@tokorozawa/plan-executor';
import type { SharedRedis } from '@tokorozawa/shared-redis';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import {
  addressOf,
  callerOf,
  fromCaller,
  identificationTime,
  RecentCallers,
  RequestRate,
  type Refusal,
} from './callers';

export interface AdmissionLimits {
  /** Requests of one caller in a minute, cached answers not counted; 0 for no limit. */
  requestsPerMinute: number;
  /** Requests that are processed at a time, of all callers and of one. */
  maxUnderWay: number;
  maxUnderWayPerCaller: number;
}

/** The HTTP status of each code. */
export const refusalStatus: Record<Refusal['code'], number> = { TOO_MANY_REQUESTS: 429, OVERLOADED: 503 };

export interface AdmissionOptions {
  limits: AdmissionLimits;
  /** Counts the requests of all gateways together. */
  sharedRedis: SharedRedis | undefined;
  /** Called for each request that is refused. */
  onRefused(reason: Refusal['reason']): void;
  /** Sends the answer to a request that is refused. */
  sendRefusal(request: FastifyRequest, reply: FastifyReply, refusal: Refusal): FastifyReply;
}

/**
 * Handles a request.
 * @param began when its time began, by `performance.now()`: it runs while the caller is identified and while the request waits for
 *   its turn, and not while its body arrives
 */
export type Handler = (request: FastifyRequest, reply: FastifyReply, began: number) => Promise<FastifyReply>;

/** Load balancers ask for these, and would take a busy gateway for a dead one if they were refused. */
const neverRefused = /^\/health\/(live|ready)(\?|$)/;

/** In milliseconds. A request that waited longer is refused: its caller has probably given up. */
const maxWait = 5_000;

/** Decides which requests are processed, and when, before they cost anything. */
export class Admission {
  /** The callers of all requests, also of those for what is cached. */
  readonly recent = new RecentCallers();
  readonly #concurrency: Concurrency;
  readonly #turns = new Turns();
  readonly #rate: RequestRate | undefined;

  constructor(private readonly options: AdmissionOptions) {
    const { limits, sharedRedis } = options;
    this.#concurrency = new Concurrency(limits);
    this.#rate = limits.requestsPerMinute > 0 ? new RequestRate(limits.requestsPerMinute, sharedRedis) : undefined;
  }

  /** The number of requests that are being processed. */
  get underWay(): number {
    return this.#concurrency.total;
  }

  /** Counts a request, and returns whether it may be answered from the cache. */
  countAndAllowCache = (caller: string): boolean => this.#rate?.countAny(caller) ?? true;

  /** True if the network address of a request has sent so many that no other work should be done for it. */
  isFlooding = (request: FastifyRequest): boolean => this.#rate?.isFlooding(addressOf(request)) ?? false;

  /**
   * Adds the hook that limits the rate of each caller. Register it after the cache, whose answers are not counted, and
   * after the headers that every answer carries.
   */
  limitRate(server: FastifyInstance): void {
    const rate = this.#rate;
    if (!rate) return;
    server.addHook('onRequest', async (request, reply) => {
      if (neverRefused.test(request.url)) return;
      const { refusal, headers } = await rate.countUncached(callerOf(request));
      reply.headers(headers);
      if (refusal) return this.#refuse(request, reply, refusal);
    });
  }

  /** A handler that limits concurrency, and lets callers take turns. */
  limitConcurrency(handle: Handler): (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply> {
    return async (request, reply) => {
      const caller = callerOf(request);
      const refusal = this.#concurrency.begin(caller);
      if (refusal) return this.#refuse(request, reply, refusal);
      try {
        const waited = await this.#turns.next(caller);
        if (waited > 0) request.log.debug({ ms: Math.round(waited) }, 'waited for its turn');
        const began = performance.now() - waited - identificationTime(request);
        return await (waited > maxWait ? this.#refuse(request, reply, overload) : handle(request, reply, began));
      } finally {
        this.#concurrency.end(caller);
      }
    };
  }

  /** Waits for a turn with another part of a request that is being processed, such as a page of a long file. */
  awaitTurn = (request: FastifyRequest): number | Promise<number> => this.#turns.next(callerOf(request));

  #refuse(request: FastifyRequest, reply: FastifyReply, refusal: Refusal): FastifyReply {
    this.options.onRefused(refusal.reason);
    // A refusal costs as much as a cached answer. A new connection costs the caller more.
    if (refusal.reason === 'flood') reply.header('connection', 'close');
    return this.options.sendRefusal(request, reply, refusal);
  }
}

/** In seconds. Most requests take much less. */
const retryAfter = 1;

const overload: Refusal = {
  reason: 'overload',
  code: 'OVERLOADED',
  message: 'The gateway has more to do than it can finish in time. Send the same request again in a moment.',
  retryAfter,
};

/** Limits the requests that are processed at a time, of all callers and of each. */
class Concurrency {
  readonly #byCaller = new Map<string, number>();
  #total = 0;

  constructor(private readonly limits: Pick<AdmissionLimits, 'maxUnderWay' | 'maxUnderWayPerCaller'>) {}

  get total(): number {
    return this.#total;
  }

  /** Returns why the request is refused; otherwise it counts until {@link end}. */
  begin(caller: string): Refusal | undefined {
    const { maxUnderWay, maxUnderWayPerCaller } = this.limits;
    const ofCaller = this.#byCaller.get(caller) ?? 0;
    if (ofCaller >= maxUnderWayPerCaller) {
      const message = `${maxUnderWayPerCaller} requests ${fromCaller(caller)} are being answered. Wait for one of them before you send the next.`;
      return { reason: 'concurrency', code: 'TOO_MANY_REQUESTS', message, retryAfter };
    }
    if (this.#total >= maxUnderWay) return overload;
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

/** In milliseconds. The time in one turn of the event loop during which new requests are begun; then pending work continues. */
const maxTurn = 10;
/** Requests that are begun in one turn of the event loop, however little time each takes. */
const maxBatch = 64;

interface QueuedRequest {
  since: number;
  begin(waited: number): void;
}

/**
 * Spreads the beginnings of requests over turns of the event loop. Parsing and checking a new operation blocks the event
 * loop for some ten milliseconds, and a hundred of them at once would hold up cached answers for a second. Callers take
 * turns. While there is little to do, nobody waits.
 */
export class Turns {
  readonly #queue = new FairQueue<QueuedRequest>();
  /** When the first request of the present turn was begun; undefined if none was. */
  #turnBegan: number | undefined;
  #batch = 1;
  #lastTick = 0;

  /** Returns how many milliseconds the request waited. */
  next(caller: string): number | Promise<number> {
    const now = performance.now();
    if (this.#turnBegan === undefined) {
      this.#turnBegan = now;
      setImmediate(this.#tick);
    }
    if (this.#queue.size === 0 && now - this.#turnBegan < maxTurn) return 0;
    return new Promise((begin) => this.#queue.push(caller, { since: now, begin }));
  }

  /** Runs once in each turn of the event loop while requests wait, or were begun in the turn before. */
  #tick = (): void => {
    const now = performance.now();
    this.#turnBegan = undefined;
    if (this.#queue.size === 0) return;
    const duration = now - this.#lastTick;
    this.#lastTick = now;
    // As many as fit into a turn, judged by the duration of the last one.
    this.#batch = duration > maxTurn ? Math.max(1, this.#batch >> 1) : Math.min(maxBatch, this.#batch * 2);
    for (let begun = 0; begun < this.#batch; begun++) {
      const taken = this.#queue.take(() => true);
      if (!taken) break;
      taken.item.begin(now - taken.item.since);
    }
    this.#turnBegan = now;
    setImmediate(this.#tick);
  };
}
