import type { IncomingMessage } from 'node:http';
import proxyAddr from '@fastify/proxy-addr';
import type { SharedRedis } from '@tokorozawa/shared-redis';
import type { ErrorCode } from '@tokorozawa/vocabulary';
import type { FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';

/** In characters. The longest address is one of IPv6 with the name of an interface. */
const maxAddressLength = 64;

/**
 * Identifies the caller of a request to limits and queues, and is the only place that does. A caller is who was identified
 * by {@link identifyCaller}, or else a network address: that of the connection or, behind a trusted proxy, the one that the
 * proxy reports.
 */
export const callerOf = (request: FastifyRequest): string => identified.get(request)?.caller ?? callerAt(request.ip);

/** The network address of a request, whoever sends it. */
export const addressOf = ({ ip }: FastifyRequest): string => callerAt(ip);

/**
 * The caller of a request that Fastify has not received yet: a network address.
 * @param isProxy true for the address of a proxy that is believed; undefined if none is
 */
export function callerOfMessage(message: IncomingMessage, isProxy: ((address: string) => boolean) | undefined): string {
  return callerAt(isProxy ? proxyAddr(message, isProxy) : message.socket.remoteAddress);
}

const identified = new WeakMap<FastifyRequest, { caller: string; took: number }>();
/** No network address begins with it. */
const identityPrefix = 'caller ';

/**
 * Limits a request from now on together with the other requests of its authenticated caller.
 * @param took how many milliseconds it took to authenticate the caller
 */
export function identifyCaller(request: FastifyRequest, id: string, took: number): void {
  identified.set(request, { caller: identityPrefix + id, took });
}

/** How many milliseconds it took to identify the caller of a request. */
export const identificationTime = (request: FastifyRequest): number => identified.get(request)?.took ?? 0;

/** Completes a sentence about the requests of a caller. */
export const fromCaller = (caller: string): string =>
  caller.startsWith(identityPrefix) ? 'with your key or access token' : 'from your network address';

/** The caller at a network address. In IPv6 that is the /64 network, because one subscriber has all of its addresses. */
export function callerAt(address: string | undefined): string {
  // A caller who has already left has none, and a proxy may pass on a header that anybody wrote.
  if (address === undefined || address.length > maxAddressLength) return 'unknown';
  return address.includes(':') ? networks.memo(address) : address;
}

/** Callers send many requests from the same few addresses. */
const networks = new LRUCache<string, string>({ max: 1_000, memoMethod: networkOf });

const mappedIPv4 = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;

function networkOf(address: string): string {
  const mapped = mappedIPv4.exec(address)?.[1];
  if (mapped) return mapped;
  const [before = '', after] = (address.split('%')[0] ?? '').split('::');
  const first = groupsOf(before);
  const last = groupsOf(after ?? '');
  const zeros = after === undefined ? 0 : Math.max(0, 8 - first.length - last.length);
  const groups = [...first, ...Array<string>(zeros).fill('0'), ...last];
  const network = groups.slice(0, 4).map((group) => group.toLowerCase().replace(/^0+(?=.)/, ''));
  return `${network.join(':')}::/64`;
}

const groupsOf = (text: string): string[] => (text === '' ? [] : text.split(':'));

/** Why a request is not processed. */
export interface Refusal {
  /** For logs and metrics; one of few. */
  reason: 'rate' | 'flood' | 'concurrency' | 'overload';
  code: Extract<ErrorCode, 'TOO_MANY_REQUESTS' | 'OVERLOADED'>;
  /** One or two sentences for the caller. */
  message: string;
  /** In seconds. */
  retryAfter: number;
}

/** In milliseconds. */
const windowLength = 60_000;
/** Cached answers cost next to nothing. Counting them, a caller may send this many times the limit. */
const cachedAllowance = 20;
/** Callers that are counted at a time. The least recently seen are forgotten. */
const maxCallers = 20_000;

/** A caller's requests since the window began. */
class Window {
  count = 0;
  /** By `performance.now()`. */
  endsAt = 0;

  /** Begins a new window if this one has ended. */
  renew(): this {
    const now = performance.now();
    if (this.endsAt <= now) [this.count, this.endsAt] = [0, now + windowLength];
    return this;
  }

  get secondsLeft(): number {
    return Math.max(1, Math.ceil((this.endsAt - performance.now()) / 1_000));
  }
}

interface Counters {
  all: Window;
  /** Requests that were not answered from the cache. */
  uncached: Window;
}

export interface RateDecision {
  refusal: Refusal | undefined;
  /** What the caller has left, in the header fields of draft-ietf-httpapi-ratelimit-headers-10. */
  headers: Record<string, string>;
}

/**
 * Counts the requests of each caller in windows of a minute. Requests that are not answered from the cache are counted
 * together with those of other gateways if there is a shared Redis, and in this process alone while it is away.
 */
export class RequestRate {
  readonly #callers = new LRUCache<string, Counters>({ max: maxCallers });

  /** @param limit uncached requests of one caller in a minute */
  constructor(
    private readonly limit: number,
    private readonly sharedRedis: SharedRedis | undefined,
  ) {}

  /** Counts a request of any kind. Returns false if there were too many even for cached answers. */
  countAny(caller: string): boolean {
    const { all } = this.#countersOf(caller);
    all.renew().count++;
    return all.count <= this.#maxOfAny;
  }

  /** True if a caller has sent too many requests even for cached answers. */
  isFlooding(caller: string): boolean {
    return this.#countersOf(caller).all.renew().count > this.#maxOfAny;
  }

  /** Counts a request that is not answered from the cache. */
  async countUncached(caller: string): Promise<RateDecision> {
    const { limit, sharedRedis } = this;
    const { uncached, all } = this.#countersOf(caller);
    uncached.renew().count++;
    // Beyond the limit nothing that Redis could say matters.
    if (sharedRedis && uncached.count <= limit) await countTogether(sharedRedis, caller, uncached);
    const headers = {
      'ratelimit-policy': `"minute";q=${limit};w=60`,
      ratelimit: `"minute";r=${Math.max(0, limit - uncached.count)};t=${uncached.secondsLeft}`,
    };
    if (all.renew().count > this.#maxOfAny) return { headers, refusal: refusal('flood', caller, this.#maxOfAny, all) };
    return { headers, refusal: uncached.count > limit ? refusal('rate', caller, limit, uncached) : undefined };
  }

  get #maxOfAny(): number {
    return this.limit * cachedAllowance;
  }

  #countersOf(caller: string): Counters {
    let counters = this.#callers.get(caller);
    if (!counters) this.#callers.set(caller, (counters = { all: new Window(), uncached: new Window() }));
    return counters;
  }
}

function refusal(
  reason: 'rate' | 'flood',
  caller: string,
  limit: number,
  { secondsLeft: retryAfter }: Window,
): Refusal {
  const message = `There were more than ${limit} requests ${fromCaller(caller)} within a minute. Go on in ${retryAfter} seconds, more slowly; one query can ask for several things.`;
  return { reason, code: 'TOO_MANY_REQUESTS', message, retryAfter };
}

async function countTogether(sharedRedis: SharedRedis, caller: string, window: Window): Promise<void> {
  const key = `rate:${caller}`;
  const counted = await sharedRedis.run(
    (redis) => redis.eval(countInWindow, 1, key, windowLength) as Promise<number[]>,
  );
  if (!counted) return;
  const [count = 0, endsIn = windowLength] = counted;
  window.count = Math.max(window.count, count);
  window.endsAt = performance.now() + endsIn;
}

/** Returns the count and the milliseconds until the window ends. One script, so that no counter is left without an end. */
const countInWindow = `
local count = redis.call('INCR', KEYS[1])
if redis.call('PTTL', KEYS[1]) < 0 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
return { count, redis.call('PTTL', KEYS[1]) }`;

/** In milliseconds. */
const recently = 1_000;

/** Knows whether callers are alone, by the last two different ones. */
export class RecentCallers {
  #last = { caller: '', at: -Infinity };
  #before = this.#last;

  note(caller: string): void {
    if (this.#last.caller !== caller) [this.#last, this.#before] = [{ caller, at: 0 }, this.#last];
    this.#last.at = performance.now();
  }

  /** True if anybody else has asked in the last second. */
  hasOthers(caller: string): boolean {
    const other = this.#last.caller === caller ? this.#before : this.#last;
    return performance.now() - other.at < recently;
  }
}
