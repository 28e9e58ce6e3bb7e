import { createHash } from 'node:crypto';
import type { DataVersion } from '@tokorozawa/subgraph-kit';
import type { Dependencies } from './dependencies';
import type { Encoding } from './encoding';
import { createEntry, withEncoding, type Basis, type Entry } from './entry';
import type { RequestKey } from './request-key';
import type { Store } from './store/store';
import type { Versions } from './versions/versions';

/** What a kept answer may be given to: the request, asked of one supergraph. */
export interface Place {
  key: RequestKey;
  supergraph: string;
}

/** An answer that was just made. */
export interface Written {
  text: string;
  /** The text as it is sent. */
  bytes: Buffer;
  dependsOn: Dependencies;
}

/**
 * Keeps answers for as long as they are true: while the data of every subgraph that was asked have the version that they
 * had before it was asked. Nothing expires by guess.
 */
export class ResponseCache {
  #supergraph = '';
  readonly #encoding = new Map<string, Promise<Entry>>();

  /**
   * @param stores from the nearest to the farthest; what is found in a farther one is put into the nearer ones
   * @param code names the code that makes answers of what the subgraphs say
   */
  constructor(
    private readonly versions: Versions,
    private readonly stores: Store[],
    private readonly code: string,
  ) {}

  /** From now on answers are made with this supergraph. */
  useSupergraph(sdl: string): void {
    this.#supergraph = createHash('sha256').update(`${this.code}\n${sdl}`).digest('base64url');
  }

  placeOf(key: RequestKey): Place {
    return { key, supergraph: this.#supergraph };
  }

  /** A kept answer that is still true. */
  async find(place: Place): Promise<Entry | undefined> {
    for (const [index, store] of this.stores.entries()) {
      const entry = await store.get(nameOf(place));
      if (!entry || !this.#isTrue(entry)) continue;
      for (const nearer of this.stores.slice(0, index)) void nearer.put(nameOf(place), entry);
      return entry;
    }
    return undefined;
  }

  /** Keeps an answer for those who ask the same. Undefined, and not kept, when it is not certain how long it is true. */
  keep(place: Place, { text, bytes, dependsOn }: Written): Entry | undefined {
    const { versions, validUntil, operation } = dependsOn;
    if (operation !== 'query' || !isWithoutErrors(text) || place.supergraph !== this.#supergraph) return undefined;
    const basis: Basis = {
      versions: [...versions] as [string, DataVersion][],
      validUntil: Number.isFinite(validUntil) ? validUntil : null,
    };
    if (!this.#isTrue(basis)) return undefined;
    const entry = createEntry(bytes, basis);
    this.#put(place, entry);
    return entry;
  }

  /** The entry with its body in this encoding; it is made once, however many ask for it. */
  async encoded(place: Place, entry: Entry, encoding: Encoding): Promise<Entry> {
    if (entry.encoded[encoding]) return entry;
    const name = `${encoding} ${entry.etag} ${nameOf(place)}`;
    const before = this.#encoding.get(name);
    if (before) return before;
    const making = withEncoding(entry, encoding);
    this.#encoding.set(name, making);
    try {
      const made = await making;
      if (this.#isTrue(made)) void this.stores[0]?.put(nameOf(place), made);
      return made;
    } finally {
      this.#encoding.delete(name);
    }
  }

  /** After a write: from here on nobody is given an answer from before it. */
  async noticeWrite({ operation, versions }: Dependencies): Promise<void> {
    if (operation === 'mutation') await this.versions.ask(versions.keys());
  }

  versionOf(subgraph: string): DataVersion | undefined {
    return this.versions.of(subgraph);
  }

  async close(): Promise<void> {
    await Promise.all([this.versions.close(), ...this.stores.map((store) => store.close())]);
  }

  #put(place: Place, entry: Entry): void {
    for (const store of this.stores) void store.put(nameOf(place), entry);
  }

  #isTrue({ versions, validUntil }: Basis): boolean {
    if (validUntil !== null && Date.now() >= validUntil) return false;
    return versions.every(([subgraph, version]) => version !== undefined && this.versions.of(subgraph) === version);
  }
}

const nameOf = ({ supergraph, key }: Place): string => `${supergraph} ${key}`;

/** Apollo Server writes errors, where there are any, before the data. */
const isWithoutErrors = (text: string): boolean => text.startsWith('{"data":');
