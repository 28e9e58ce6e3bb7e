import { EventEmitter, once } from 'node:events';
import type { LookupFunction } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { KnownVersion, unlessSilent, type FollowedVersion, type Subgraph } from '@tokorozawa/subgraph-kit';
import { Pool } from 'undici';
import { z } from 'zod';
import type { PartnerSettings } from './partner-transport';

export interface DataVersionsOptions {
  /** The subgraphs in this process. */
  colocated: Pick<Subgraph, 'name' | 'version'>[];
  /** The subgraphs of our own in other processes, with their GraphQL endpoints. */
  remote: { name: string; url: string }[];
  gatewaySecret: string | undefined;
}

type VersionSource = Pick<FollowedVersion, 'current' | 'last' | 'ask' | 'catchUp' | 'otherThan'>;

export interface DataVersions {
  /** By the name of the subgraph. */
  sources: ReadonlyMap<string, VersionSource>;
  /** Follows the version that a partner tells at `version` beside its GraphQL endpoint, with its own secret. */
  followPartner(name: string, partner: Pick<PartnerSettings, 'url' | 'secret' | 'lookup'>): void;
  unfollowPartner(name: string): Promise<void>;
  /** Calls back whenever the version of a subgraph of our own changes, or becomes known or unknown. */
  onChange(callback: () => void): void;
  close(): Promise<void>;
}

/** Follows the version of each subgraph's data. Those in this process are closed by whoever opened them. */
export function followDataVersions({ colocated, remote, gatewaySecret }: DataVersionsOptions): DataVersions {
  const followed = remote.map(({ name, url }) => [name, followRemoteVersion(url, gatewaySecret)] as const);
  const local = colocated.map((subgraph) => [subgraph.name, subgraph.version()] as const);
  const sources = new Map<string, VersionSource>([...followed, ...local]);
  const partners = new Map<string, ReturnType<typeof followRemoteVersion>>();
  const closing = new AbortController();

  async function unfollowPartner(name: string): Promise<void> {
    const version = partners.get(name);
    if (!version) return;
    partners.delete(name);
    sources.delete(name);
    await version.close();
  }

  return {
    sources,
    followPartner(name, { url, secret, lookup }) {
      void unfollowPartner(name);
      const version = followRemoteVersion(url, secret, partnerRetryDelay, lookup);
      partners.set(name, version);
      sources.set(name, version);
    },
    unfollowPartner,
    onChange(callback) {
      for (const [, source] of [...followed, ...local]) void watch(source, callback, closing.signal);
    },
    close: async () => {
      closing.abort();
      await Promise.all([...followed.map(([, version]) => version), ...partners.values()].map((one) => one.close()));
    },
  };
}

async function watch(source: VersionSource, callback: () => void, closing: AbortSignal): Promise<void> {
  for (let known = source.current(); ;) {
    await source.otherThan(known, closing);
    if (closing.aborted) return;
    const current = source.current();
    if (current !== known) callback();
    known = current;
  }
}

/** In milliseconds. How long a version is trusted after it was requested; the subgraph's own may be 2 seconds old. */
const trustedFor = 3_000;
/** In milliseconds. The subgraph answers as soon as the version changes, or after a second. */
const answerTimeout = 2_500;
const retryDelay = 200;
/** A partner may answer at once each time. */
const partnerRetryDelay = 1_000;

/** In bytes. A partner may send anything. */
const maxVersionSize = 16 * 1024;

const answerShape = z.object({ version: z.string().nullable() });

/** Follows a version by long polling: one request is always open, and is answered when the version changes. */
function followRemoteVersion(
  graphqlUrl: string,
  secret: string | undefined,
  delay = retryDelay,
  lookup?: LookupFunction,
): VersionSource & { close(): Promise<void> } {
  const { origin, pathname } = new URL('version', graphqlUrl);
  const pool = new Pool(origin, {
    connections: 2,
    connect: { timeout: 2_000, ...(lookup && { lookup }) },
    maxResponseSize: maxVersionSize,
  });
  const known = new KnownVersion(trustedFor);
  const closing = new AbortController();
  const events = new EventEmitter().setMaxListeners(0);

  async function request(search: string): Promise<void> {
    const asOf = performance.now();
    try {
      const version = await unlessSilent(answerTimeout, (signal) => readVersion(search, signal));
      if (version === null) known.forget();
      else known.learn(version, asOf);
    } catch (error) {
      known.forget();
      throw error;
    }
  }

  async function readVersion(search: string, signal: AbortSignal): Promise<string | null> {
    const { statusCode, body } = await pool.request({
      method: 'GET',
      path: pathname + search,
      headers: { ...(secret && { authorization: `Bearer ${secret}` }) },
      signal,
    });
    const answer: unknown = await body.json();
    if (statusCode !== 200) throw new Error(`status ${statusCode}`);
    return answerShape.parse(answer).version;
  }

  async function poll(): Promise<void> {
    while (!closing.signal.aborted) {
      const [before, began] = [known.current(), performance.now()];
      await request(`?after=${encodeURIComponent(before ?? '')}`).catch(() => undefined);
      if (known.current() !== before) events.emit('change');
      // An immediate answer without a new version comes from a process that lags behind, or from none at all.
      const isPointless = known.current() === before && performance.now() - began < delay;
      if (isPointless) await sleep(delay, undefined, { signal: closing.signal }).catch(() => undefined);
    }
  }
  const polling = poll();
  const ask = () => request('').catch(() => undefined);

  return {
    current: () => known.current(),
    last: () => known.last(),
    ask,
    catchUp: async () => (known.isLate ? ask() : undefined),
    async otherThan(version, signal) {
      if (known.current() === version) await once(events, 'change', { signal }).catch(() => undefined);
    },
    async close() {
      closing.abort();
      events.emit('change');
      await pool.destroy();
      await polling;
    },
  };
}
