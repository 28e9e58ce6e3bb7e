import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { LRUCache } from 'lru-cache';
import type { RequestKey } from './request-key';

/** The content encodings that are offered, in order of preference. */
export const encodings = ['br', 'gzip'] as const;

export type Encoding = (typeof encodings)[number];

/** What an answer depends on. While all of it is unchanged, the answer is current. */
export interface Validity {
  /** The subgraphs that were asked, with the versions of their data. */
  versions: [subgraph: string, version: string][];
  /** In milliseconds since 1970; null if the answer does not depend on the day. */
  validUntil: number | null;
}

/** As {@link Validity}, before it is known that every version is known. */
interface ValidityDraft extends Omit<Validity, 'versions'> {
  versions: [subgraph: string, version: string | undefined][];
}

/** A cached answer: bytes that are ready to be sent, and what they depend on. */
export interface CacheEntry extends Validity {
  body: Buffer;
  /** The body in the encodings that were requested so far. */
  encoded: Partial<Record<Encoding, Buffer>>;
  /** A weak entity tag, because it is the same for every encoding. */
  etag: string;
  /** In milliseconds since 1970. */
  createdAt: number;
  /** The headers of a page or a file, by their names in lower case; absent for an answer of GraphQL. */
  headers?: Record<string, string> | undefined;
}

/**
 * Identifies the requests that may share one cached answer: what they ask for, in one language, of one supergraph, answered by
 * the same code with the same settings.
 */
export type CacheKey = string;

/** Stores entries by their keys while there is room. It does not judge whether an entry is current. */
export interface Store {
  /** Never rejects: an entry that cannot be read is missing. */
  get(key: CacheKey): CacheEntry | undefined | Promise<CacheEntry | undefined>;
  /** Replaces the entry of this key. Never rejects. */
  set(key: CacheKey, entry: CacheEntry): void | Promise<void>;
  close(): Promise<void>;
}

/** Stores entries in this process. When they exceed `maxBytes`, the least recently used are removed. */
export function createMemoryStore(maxBytes: number): Store {
  const entries = new LRUCache<CacheKey, CacheEntry>({
    maxSize: maxBytes,
    // One answer must not displace all others.
    maxEntrySize: Math.ceil(maxBytes / 8),
    sizeCalculation: (entry, key) => sizeOf(entry) + key.length,
  });
  return {
    get: (key) => entries.get(key),
    set: (key, entry) => void entries.set(key, entry),
    close: async () => entries.clear(),
  };
}

/** Knows the current version of one subgraph's data. Equal versions mean equal data. */
export interface VersionSource {
  /** Undefined while the version is unknown; then no answer of the subgraph is sent from the cache. */
  current(): string | undefined;
  /**
   * The version as last heard, which may be outdated. What is read afterwards is at least as new, and is the same as long as
   * this version is found to be the current one. Undefined while nothing is known; then no answer of the subgraph is cached.
   */
  last(): string | undefined;
  /** Asks the subgraph: afterwards `current` covers everything that was committed before, or is undefined. Never rejects. */
  ask(): Promise<void>;
  /** Asks if the version is known, but was heard too long ago, as after a pause of this process. Never rejects. */
  catchUp(): Promise<void>;
}

/** What an answer depends on. It is recorded while the answer is made. */
export class Dependencies {
  /** The version of each subgraph's data just before the subgraph was asked; undefined if it was unknown. */
  readonly versions = new Map<string, string | undefined>();
  /** When the answer expires although no data change, in milliseconds since 1970. */
  validUntil = Infinity;
  /** Undefined until the operation has been validated. */
  operation: 'query' | 'mutation' | 'subscription' | undefined;

  /** If two parts of an answer come from different versions of one subgraph's data, the version counts as unknown. */
  addVersion(subgraph: string, version: string | undefined): void {
    const isOther = this.versions.has(subgraph) && this.versions.get(subgraph) !== version;
    this.versions.set(subgraph, isOther ? undefined : version);
  }

  limitValidity(instant: number): void {
    this.validUntil = Math.min(this.validUntil, instant);
  }

  /** Adds everything that another answer depends on, which is a part of this one. */
  include(other: Dependencies): void {
    for (const [subgraph, version] of other.versions) this.addVersion(subgraph, version);
    this.limitValidity(other.validUntil);
  }
}

/** An answer that was just made. */
export interface CacheableAnswer {
  bytes: Buffer;
  /** True if it lacks something. */
  hasErrors: boolean;
  headers?: CacheEntry['headers'];
  /** The language that its request negotiated, as a BCP 47 tag. */
  language: string;
  dependencies: Dependencies;
}

export interface ResponseCacheOptions {
  /** The version of each subgraph's data. Answers of a subgraph that is not listed are never cached. */
  versions: ReadonlyMap<string, VersionSource>;
  /** From the nearest to the farthest. An entry that is found in one is copied into the nearer ones. */
  stores: Store[];
  /** Identifies the code that makes answers, and the settings that they show: what others made is never sent. */
  madeBy: string;
}

/**
 * Caches answers for exactly as long as they are true: while the data of every subgraph that was asked have the version
 * that they had before it was asked. No entry expires by a guess.
 */
export class ResponseCache {
  /** The supergraph, the code and the settings; empty until the first supergraph is there, before which nothing is cached. */
  #keyPrefix = '';
  readonly #pendingEncodings = new Map<string, Promise<CacheEntry>>();

  constructor(private readonly options: ResponseCacheOptions) {}

  /** Sets the supergraph with which answers are made from now on. */
  useSupergraph(sdl: string): void {
    this.#keyPrefix = `${createHash('sha256').update(`${this.options.madeBy}\n${sdl}`).digest('base64url')} `;
  }

  /** @param language a BCP 47 tag */
  keyOf(request: RequestKey, language: string): CacheKey {
    return `${this.#keyPrefix}${language} ${request}`;
  }

  /** The cached answer, if it is current; without waiting if it is in memory. */
  find(key: CacheKey): CacheEntry | Promise<CacheEntry | undefined> {
    const nearest = this.options.stores[0]?.get(key);
    return nearest && !(nearest instanceof Promise) && this.#isKnownToBeCurrent(nearest)
      ? nearest
      : this.#findInAll(key);
  }

  async #findInAll(key: CacheKey): Promise<CacheEntry | undefined> {
    for (const [index, store] of this.options.stores.entries()) {
      const entry = await store.get(key);
      if (!entry) continue;
      if (!this.#isKnownToBeCurrent(entry)) {
        await this.#catchUp(entry);
        if (!this.#isKnownToBeCurrent(entry)) continue;
      }
      for (const nearer of this.options.stores.slice(0, index)) void nearer.set(key, entry);
      return entry;
    }
    return undefined;
  }

  /** Caches an answer. Returns undefined, and caches nothing, unless it is known how long the answer stays true. */
  add(key: CacheKey, { bytes, hasErrors, headers, language, dependencies }: CacheableAnswer): CacheEntry | undefined {
    const { versions, validUntil, operation } = dependencies;
    // The supergraph may have been replaced since the key was made.
    if (operation !== 'query' || hasErrors || !key.startsWith(this.#keyPrefix)) return undefined;
    const validity = {
      versions: [...versions],
      validUntil: Number.isFinite(validUntil) ? validUntil : null,
    };
    if (!this.#mayBeCurrent(validity)) return undefined;
    const entry = { ...createEntry(bytes, language, validity), ...(headers && { headers }) };
    for (const store of this.options.stores) void store.set(key, entry);
    return entry;
  }

  /** The entry with its body in this encoding, which is computed once for all requests that want it. */
  async withEncoding(key: CacheKey, entry: CacheEntry, encoding: Encoding): Promise<CacheEntry> {
    if (entry.encoded[encoding]) return entry;
    const name = `${encoding} ${entry.etag} ${key}`;
    const pending = this.#pendingEncodings.get(name);
    if (pending) return pending;
    const addition = addEncoding(entry, encoding);
    this.#pendingEncodings.set(name, addition);
    try {
      const encoded = await addition;
      if (this.#isKnownToBeCurrent(encoded)) void this.options.stores[0]?.set(key, encoded);
      return encoded;
    } finally {
      this.#pendingEncodings.delete(name);
    }
  }

  /** Call it after a write and before its answer is sent: from then on no answer from before the write is sent. */
  async afterWrite({ operation, versions }: Dependencies): Promise<void> {
    if (operation !== 'mutation') return;
    await Promise.all([...versions.keys()].flatMap((subgraph) => this.options.versions.get(subgraph)?.ask() ?? []));
  }

  /** The version on which an answer depends if its subgraph is asked now. */
  lastVersionOf(subgraph: string): string | undefined {
    return this.options.versions.get(subgraph)?.last();
  }

  /** Notes the versions of all data. The function tells later whether they are still the current ones, as far as is known. */
  noteVersions(): () => boolean | undefined {
    const { versions } = this.options;
    const noted = [...versions].map(([name, source]) => [name, source.last()] as const);
    return () => {
      if (noted.some(([name, version]) => versions.get(name)?.last() !== version)) return false;
      const isKnown = noted.every(
        ([name, version]) => version !== undefined && versions.get(name)?.current() === version,
      );
      return isKnown || undefined;
    };
  }

  async close(): Promise<void> {
    await Promise.all(this.options.stores.map((store) => store.close()));
  }

  async #catchUp({ versions }: Validity): Promise<void> {
    await Promise.all(versions.map(async ([subgraph]) => this.options.versions.get(subgraph)?.catchUp()));
  }

  /** True while it is known that an answer is true. */
  #isKnownToBeCurrent({ versions, validUntil }: Validity): boolean {
    return (
      isValidNow(validUntil) &&
      versions.every(([name, version]) => this.options.versions.get(name)?.current() === version)
    );
  }

  /** True while nothing is known that makes an answer outdated. */
  #mayBeCurrent(validity: ValidityDraft): validity is Validity {
    const { versions, validUntil } = validity;
    if (!isValidNow(validUntil)) return false;
    return versions.every(([name, version]) => version !== undefined && this.lastVersionOf(name) === version);
  }
}

const isValidNow = (validUntil: number | null): boolean => validUntil === null || Date.now() < validUntil;

/** Matches every tag that {@link etagOf} makes. */
export const etagPattern = /^W\/"[\w-]{27}"$/;

/** The entity tag of a body. In two languages it has two, even if the bytes are equal, because their headers differ. */
export const etagOf = (body: Buffer, language: string): string =>
  `W/"${createHash('sha256').update(`${language}\n`).update(body).digest('base64url').slice(0, 27)}"`;

export function createEntry(body: Buffer, language: string, validity: Validity): CacheEntry {
  return { ...validity, body: ownBytes(body), encoded: {}, etag: etagOf(body, language), createdAt: Date.now() };
}

/** The same bytes in memory of their own. A slice of a larger buffer would keep all of that buffer in memory. */
export function ownBytes(bytes: Buffer): Buffer {
  if (bytes.buffer.byteLength === bytes.length) return bytes;
  const own = Buffer.allocUnsafeSlow(bytes.length);
  bytes.copy(own);
  return own;
}

/** About how many bytes of memory an entry takes, with the answers that are prepared of it: lists of headers, and a short body as text. */
export function sizeOf({ body, encoded, versions }: CacheEntry): number {
  const encodedBytes = Object.values(encoded).reduce((sum, bytes) => sum + bytes.length, 0);
  return 2_500 + body.length + encodedBytes + versions.length * 100;
}

const brotli = promisify(brotliCompress);
const encoders: Record<Encoding, (body: Buffer) => Promise<Buffer>> = {
  // A better quality than for a response that is compressed each time: it takes a few milliseconds, once for each entry.
  br: (body) => brotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: promisify<Buffer, Buffer>(gzip),
};

/** The entry with its body in one more encoding. */
export async function addEncoding(entry: CacheEntry, encoding: Encoding): Promise<CacheEntry> {
  return { ...entry, encoded: { ...entry.encoded, [encoding]: ownBytes(await encoders[encoding](entry.body)) } };
}
