import { createHash } from 'node:crypto';
import { loggedTablesSql } from './logged-tables';

/**
 * The state of a domain's data, as `<feed>.<position>`. It is another after each committed change and never one that was
 * before: the position grows with each commit, and the feed is another one for tables that were migrated, made anew or
 * restored from a backup, and for other code. Equal versions therefore mean equal answers.
 */
export type DataVersion = string;

export interface VersionRow {
  feed: string;
  position: string;
  /** The tables whose changes do not all reach the feed. While there is one, nobody knows the version. */
  unlogged: string[];
}

/**
 * Tells the version, as one row. A database that is restored is another, or was started anew, or its tables are others:
 * one of these parts of the feed then differs, although its identity came back with the backup. After the crash of one
 * of its processes PostgreSQL recovers without a new start, perhaps without commits that nobody waited for; the time from
 * which its writer's statistics count tells of it.
 */
export const versionSql = (schema: string): string => `
  SELECT concat_ws(' ', identity, (SELECT oid FROM pg_database WHERE datname = current_database()),
      pg_relation_filenode('${schema}.change_transaction'), extract(epoch FROM pg_postmaster_start_time()),
      extract(epoch FROM pg_stat_get_bgwriter_stat_reset_time()), tables.state) AS feed,
    coalesce((SELECT max(position) FROM ${schema}.change_transaction), 0) AS position, tables.unlogged
  FROM ${schema}.change_feed, (${loggedTablesSql(schema)}) AS tables`;

/** @param code the identity of the code that turns the data into answers */
export function dataVersion({ feed, position }: Pick<VersionRow, 'feed' | 'position'>, code: string): DataVersion {
  const digest = createHash('sha256').update(`${feed} ${code}`).digest('base64url');
  return `${digest.slice(0, 22)}.${position}`;
}

/** Whether a version is known to be the later one: of two feeds, nobody knows. */
export function isEarlier(version: DataVersion, than: DataVersion): boolean {
  const [feed, position] = version.split('.');
  const [otherFeed, otherPosition] = than.split('.');
  return feed === otherFeed && Number(position) < Number(otherPosition);
}
