import { createHash } from 'node:crypto';
import { loggedTablesSql } from './feed-sql';

/**
 * Identifies the state of a domain's data, as `<feed>.<position>`. It differs after each committed change and never
 * returns to an earlier value: the position grows with each commit, and the feed differs after tables were migrated,
 * created anew or restored from a backup, and with other code. Equal versions therefore mean equal answers.
 */
export type DataVersion = string;

export interface VersionRow {
  feed: string;
  position: string;
  /** The tables whose changes do not all reach the feed. If there is any, the version is unknown. */
  unlogged: string[];
}

/**
 * Reads the version, as one row. The identity of a feed comes back when a backup is restored, so the feed also consists
 * of properties of the database, the server and the tables, at least one of which then differs. When one of its processes
 * crashes, PostgreSQL recovers without a new start, perhaps without commits that were not waited for; then the time since
 * which the statistics of its background writer count differs.
 */
export const versionSql = (schema: string): string => `
  SELECT concat_ws(' ', identity, (SELECT oid FROM pg_database WHERE datname = current_database()),
      pg_relation_filenode('${schema}.change_transaction'), extract(epoch FROM pg_postmaster_start_time()),
      extract(epoch FROM pg_stat_get_bgwriter_stat_reset_time()), tables.state) AS feed,
    coalesce((SELECT max(position) FROM ${schema}.change_transaction), 0) AS position, tables.unlogged
  FROM ${schema}.change_feed, (${loggedTablesSql(schema)}) AS tables`;

/** @param codeHash identifies the code that turns the data into answers */
export function dataVersion({ feed, position }: Pick<VersionRow, 'feed' | 'position'>, codeHash: string): DataVersion {
  const digest = createHash('sha256').update(`${feed} ${codeHash}`).digest('base64url');
  return `${digest.slice(0, 22)}.${position}`;
}

/** True when a version is earlier than another of the same feed; versions of different feeds cannot be compared. */
export function isEarlier(version: DataVersion, than: DataVersion): boolean {
  const [feed, position] = version.split('.');
  const [otherFeed, otherPosition] = than.split('.');
  return feed === otherFeed && Number(position) < Number(otherPosition);
}

/** The last known version of data that are stored elsewhere, as long as it may be relied on. */
export class KnownVersion {
  #version: DataVersion | undefined;
  #asOf = -Infinity;
  #notBefore = -Infinity;

  /** @param validFor how many milliseconds after it was requested a version counts as the current one */
  constructor(private readonly validFor: number) {}

  /** The current version; undefined while it is unknown. */
  current(): DataVersion | undefined {
    return performance.now() - this.#asOf < this.validFor ? this.#version : undefined;
  }

  /** The version as last heard, perhaps too long ago to be relied on; undefined if it was heard of none, or that was forgotten. */
  last(): DataVersion | undefined {
    return this.#asOf === -Infinity ? undefined : this.#version;
  }

  /** True when the version is known, but was requested too long ago: whoever asks for it was kept from running. */
  get isLate(): boolean {
    return this.last() !== undefined && this.current() === undefined;
  }

  /** @param asOf when the version was requested, by `performance.now()`: later changes may be missing from it */
  learn(version: DataVersion, asOf: number): void {
    if (asOf < this.#notBefore) return;
    if (this.#version === undefined || !isEarlier(version, this.#version)) this.#version = version;
    this.#asOf = Math.max(this.#asOf, asOf);
  }

  /** The version is unknown until one is learned that is requested from now on. */
  forget(): void {
    this.#asOf = -Infinity;
    this.#notBefore = performance.now();
  }
}
