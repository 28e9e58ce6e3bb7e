import type { BlockList } from 'node:net';
import type { Locale, LocaleContext } from '@tokorozawa/vocabulary';
import type { DataSource, EntityManager } from 'typeorm';
import type { Caller } from '../access/caller';
import type { DataVersion } from '../change-feed/data-version';
import type { DomainFeeds } from '../change-feed/domain-feed';
import { Loaders } from '../loader/loaders';
import type { ReadOptions } from '../loader/read-rows';
import type { Deadline } from './deadline';

/** What every resolver receives; it lives for one request. */
export interface SubgraphContext extends LocaleContext {
  load: Loaders;
  /** For writing queries that `load` then reads. A query that is run by itself does not observe the deadline. */
  database: DataSource;
  /** The address at which the public finds the graph, without a slash at its end; empty when it is not known. */
  publicUrl: string;
  /** Undefined if the caller is anonymous. */
  caller: Caller | undefined;
  /** The key in the header of the caller's request, for a mutation that gets none as an argument. */
  idempotencyKey: string | undefined;
  /** The id under which the gateway logs the caller's request. */
  requestId: string | undefined;
  /** When the answer must be on its way. */
  deadline: Deadline;
  /** The feeds of all domains, for a domain that collects from the others. */
  feeds: DomainFeeds;
  /** The versions of other domains' data that were read, by the names of their subgraphs; null for an unknown one. */
  versionsRead?: Record<string, DataVersion | null>;
  /** True in an instance for trying, whose written records are made up. */
  isSandbox: boolean;
  /** Writes the domain's tables; undefined in a domain whose rows are reviewed. */
  writer: Writer | undefined;
  sending: SendingSettings;
  /** Today in Japan, as YYYY-MM-DD. An answer that asks for it is valid until midnight; lint allows no other clock. */
  today(): string;
}

/** What the operator decides about messages that a domain sends to others by itself. */
export interface SendingSettings {
  /** From this key, which is not in the database, the secrets are made by which messages are signed. */
  key: string | undefined;
  /** Private networks whose hosts may receive messages; none when absent. */
  privateNetworks?: BlockList | undefined;
}

/** Writes the tables of a domain. */
export interface Writer {
  /**
   * Does some work in a transaction. Of tables whose rows belong to municipalities it sees and changes those of this
   * municipality alone. The transaction is committed if the work succeeds, and never repeated: after an error, nobody
   * knows whether its commit was lost on the way.
   *
   * @param municipality its code of six digits; undefined for work that concerns none
   */
  transaction<Result>(
    municipality: string | undefined,
    work: (manager: EntityManager) => Promise<Result>,
  ): Promise<Result>;
}

export interface ContextOptions extends ReadOptions {
  /** The language of the texts for which the operation chooses none. */
  locale: Locale;
  publicUrl: string;
  feeds: DomainFeeds;
  sending: SendingSettings;
  caller?: Caller | undefined;
  idempotencyKey?: string | undefined;
  requestId?: string | undefined;
  writer?: Writer | undefined;
  isSandbox?: boolean | undefined;
}

export function createContext(
  database: DataSource,
  clock: Clock,
  {
    locale,
    publicUrl,
    feeds,
    sending,
    caller,
    idempotencyKey,
    requestId,
    writer,
    isSandbox = false,
    ...reading
  }: ContextOptions,
): SubgraphContext {
  return {
    load: new Loaders(database, reading),
    database,
    locale,
    publicUrl,
    caller,
    idempotencyKey,
    requestId,
    deadline: reading.deadline,
    feeds,
    writer,
    isSandbox,
    sending,
    today: () => clock.today(),
  };
}

const dayMs = 86_400_000;
/** Japan is nine hours ahead of UTC and has no summer time. */
const japanMs = 9 * 3_600_000;

/** The day on which a request is answered; remembers whether it was asked for. */
export class Clock {
  #instant: number | undefined;

  constructor(private readonly now: () => number = Date.now) {}

  /** Today in Japan, as YYYY-MM-DD. Later calls return the same day. */
  today(): string {
    this.#instant ??= this.now();
    return new Date(this.#instant + japanMs).toISOString().slice(0, 10);
  }

  /** The end of that day, as an ISO 8601 instant; undefined if `today` was not called. */
  get validUntil(): string | undefined {
    if (this.#instant === undefined) return undefined;
    const day = Math.floor((this.#instant + japanMs) / dayMs);
    return new Date((day + 1) * dayMs - japanMs).toISOString();
  }
}
