import { createHash } from 'node:crypto';

/**
 * The state of a domain's data, as `<feed>.<position>`. It is another after each committed change and never one that was
 * before: the position grows with each commit, and the feed is another one for tables that were migrated, made anew or
 * restored from a backup, and for other code. Equal versions therefore mean equal answers.
 */
export type DataVersion = string;

interface VersionRow {
  feed: string;
  position: string;
}

/**
 * Tells the version; one row of `feed` and `position`. A database that is restored is another, or was started anew, or
 * its tables are others: one of these parts of the feed then differs, although its identity came back with the backup.
 */
export const versionSql = `
  SELECT concat_ws(' ', identity, (SELECT oid FROM pg_database WHERE datname = current_database()),
      pg_relation_filenode('change_transaction'), pg_postmaster_start_time()) AS feed,
    coalesce((SELECT max(position) FROM change_transaction), 0) AS position
  FROM change_feed`;

/** @param code the identity of the code that turns the data into answers */
export function dataVersion({ feed, position }: VersionRow, code: string): DataVersion {
  const digest = createHash('sha256').update(`${feed} ${code}`).digest('base64url');
  return `${digest.slice(0, 22)}.${position}`;
}

/** Whether a version is known to be the later one: of two feeds, nobody knows. */
export function isEarlier(version: DataVersion, than: DataVersion): boolean {
  const [feed, position] = version.split('.');
  const [otherFeed, otherPosition] = than.split('.');
  return feed === otherFeed && Number(position) < Number(otherPosition);
}
