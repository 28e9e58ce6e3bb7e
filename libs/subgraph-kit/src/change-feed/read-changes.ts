import type { DataSource } from 'typeorm';
import type { SubgraphDefinition } from '../definition/subgraph';
import { versionMark } from '@tokorozawa/vocabulary/record-id';
import type { Deadline } from '../execution/deadline';
import { ListedRecord, ListedVersion } from '../list/listed-record.entity';
import { rowsOf } from '../loader/read-rows';
import {
  feedStart,
  type Change,
  type ChangePage,
  type ChangesRequest,
  type ExpiredCursor,
  type RecordKey,
} from './domain-feed';

/** The identity of a feed, the position of a transaction, and the sequence number of a change in it. */
interface Place {
  /** Empty before the first change of any feed. */
  feed: string;
  position: number;
  sequence: number;
}

/** `<feed>.<position>.<sequence>`; the feed is the beginning of its identity. */
const cursorPattern = /^([0-9a-f]{12})\.(\d{1,15})\.(\d{1,15})$/;

export const isFeedCursor = (text: string): boolean => text === feedStart || cursorPattern.test(text);

/** At most this many changes are read for one page, even if the selection leaves few of them. */
const maxRead = 1_000;
/** As {@link maxRead}, if only few changes can be selected. */
const maxReadForIds = 10_000;

/**
 * The domain's changes behind a cursor, in the order in which they were committed, or those up to a cursor in the reverse
 * order. Changes that are not yet committed are never skipped. One statement reads the state of the feed and the changes, so
 * that none can be pruned in between.
 */
export async function readChanges(
  database: DataSource,
  definition: SubgraphDefinition,
  request: ChangesRequest,
  deadline: Deadline,
): Promise<ChangePage | ExpiredCursor> {
  const { after, before, newestFirst = false, first, types } = request;
  const start = newestFirst ? before : after;
  const from = newestFirst && start === undefined ? newestPlace : parseCursor(start);
  const read = await readFeed(database, request, from, deadline);
  if (start !== undefined && isExpired(from, read, newestFirst)) return { isExpired: true };

  const cursorAt = ([position, sequence]: Position): string => `${read.feed}.${position}.${sequence}`;
  const taken = read.selected.slice(0, first);
  const isFull = read.selected.length > first;
  const begin = beginOf(from, read, newestFirst);
  const last = isFull ? taken.at(-1)?.at : read.last_read;
  const end = last ? endAt(last, newestFirst) : begin;
  const existing = await existingRecords(database, definition, taken, deadline);
  const typeOf = ({ type, id }: RecordKey): string | undefined =>
    listedTypes.includes(type) ? existing.get(id) : type;
  return {
    begin: cursorAt(begin),
    changes: taken.flatMap(({ at, ...change }) => {
      const type = typeOf(change);
      if (type === undefined || !types.includes(type)) return [];
      return { ...change, type, exists: existing.has(change.id), version: at[1], cursor: cursorAt(at) };
    }),
    cursor: cursorAt(end),
    hasMore: isFull || read.count === limitOf(request),
  };
}

const limitOf = ({ ids }: ChangesRequest): number => (ids ? maxReadForIds : maxRead);

async function readFeed(
  database: DataSource,
  request: ChangesRequest,
  from: Place,
  deadline: Deadline,
): Promise<FeedRow> {
  const { types, ids, includesSections, includesVersions, newestFirst, first } = request;
  const logged = includesSections ? [...types, ...listedTypes] : types;
  const values = [from.position, from.sequence, limitOf(request), logged, ids ?? null, includesVersions, first + 1];
  const statement = newestFirst
    ? { name: 'read_newest_changes', text: readNewestSql, values }
    : { name: 'read_changes', text: readSql, values };
  const [row] = await rowsOf(database, statement, deadline);
  return row as unknown as FeedRow;
}

/** Where the page begins: at the cursor, or else at the newest or the oldest change that is kept. */
function beginOf(from: Place, { first_read, pruned }: FeedRow, newestFirst: boolean): Position {
  if (from.feed !== '') return [from.position, from.sequence];
  return (newestFirst ? first_read : null) ?? pruned;
}

/** Where reading continues: cursors are behind changes, so that towards the oldest it is one before the last change. */
const endAt = (last: Position, newestFirst: boolean): Position => (newestFirst ? justBefore(last) : last);

/** The tables with the sections of records, whose changes are logged under their own names. */
const listedTypes = [ListedRecord.name, ListedVersion.name];

/** The types of those records that exist now, by their ids. */
async function existingRecords(
  database: DataSource,
  { concepts }: SubgraphDefinition,
  records: RecordKey[],
  deadline: Deadline,
): Promise<Map<string, string>> {
  const types = new Set(records.map(({ type }) => type));
  const isAnyType = listedTypes.some((type) => types.has(type));
  const branches = concepts
    .filter(({ name }) => isAnyType || types.has(name))
    .map(({ name, entity }) => {
      const table = database.getMetadata(entity).tableName;
      return `SELECT '${name}' AS type, id FROM "${table}" WHERE id = ANY ($1::text[])`;
    });
  if (branches.length === 0) return new Map();
  const text = branches.join(' UNION ALL ');
  const values = [[...new Set(records.map(({ id }) => id))]];
  const rows = (await rowsOf(database, { name: undefined, text, values }, deadline)) as unknown as RecordKey[];
  return new Map(rows.map(({ id, type }) => [id, type]));
}

/** The cursor just before a change, given the one behind it. */
export function placeBefore(cursor: string): string {
  const { feed, position, sequence } = parseCursor(cursor);
  return [feed, ...justBefore([position, sequence])].join('.');
}

/** No change has the sequence number of another, so that behind the number before is before the change. */
const justBefore = ([position, sequence]: Position): Position => [position, sequence - 1];

/** The cursor behind the newest change, and when that was made; null if there is none yet. */
export async function newestChange(
  database: DataSource,
  deadline: Deadline,
): Promise<{ cursor: string; changedAt: string | null }> {
  const [row] = await rowsOf(database, { name: 'newest_change', text: newestSql, values: [] }, deadline);
  const { feed, position, sequence, changedAt } = row as unknown as Place & { changedAt: Date | null };
  return { cursor: `${feed}.${position}.${sequence}`, changedAt: changedAt?.toISOString() ?? null };
}

/** Before the first change of any feed if there is no cursor. */
function parseCursor(cursor = feedStart): Place {
  const [, feed = '', position = 0, sequence = 0] = cursorPattern.exec(cursor) ?? [];
  return { feed, position: Number(position), sequence: Number(sequence) };
}

/** Behind every change. */
const newestPlace: Place = { feed: '', position: Number.MAX_SAFE_INTEGER, sequence: Number.MAX_SAFE_INTEGER };

/** The position of a transaction, and the sequence number of a change in it. */
type Position = [number, number];

interface FeedRow {
  feed: string;
  /** The position of the newest transaction. */
  last: number;
  /** Where the newest change is that was pruned. */
  pruned: Position;
  selected: (Omit<Change, 'exists' | 'version' | 'cursor'> & { at: Position })[];
  /** How many changes were read for the page, and where the first and the last of them are. */
  count: number;
  first_read: Position | null;
  last_read: Position | null;
}

function isExpired(from: Place, { feed, last, pruned }: FeedRow, newestFirst: boolean): boolean {
  if (from.feed !== '' && (from.feed !== feed || from.position > last)) return true;
  // Towards the oldest, the changes end where they were pruned.
  if (newestFirst) return false;
  const [position, sequence] = pruned;
  return from.position < position || (from.position === position && from.sequence < sequence);
}

/** A cursor has enough of the identity to tell the few feeds apart that a domain has in its life. */
const feedName = `left(replace(identity::text, '-', ''), 12)`;

const opposite = { ASC: 'DESC', DESC: 'ASC' } as const;

/**
 * The lateral joins let PostgreSQL read changes in their order from the index, and stop at the limit, also in the middle of
 * a large transaction.
 */
const sqlFor = (isReached: string, isReachedInTransaction: string, direction: 'ASC' | 'DESC'): string => `
  WITH read AS MATERIALIZED (
    SELECT position, sequence, type, id, operation, retired, changed_at
    FROM (
      SELECT position, transaction, transaction_began FROM change_transaction
      WHERE ${isReached} ORDER BY position ${direction} LIMIT $3::int + 1
    ) AS placed
    CROSS JOIN LATERAL (
      SELECT sequence, type, id, operation, retired, changed_at FROM change
      WHERE change.transaction = placed.transaction AND change.transaction_began = placed.transaction_began
        AND ${isReachedInTransaction}
      ORDER BY sequence ${direction} LIMIT $3::int
    ) AS of_transaction
    ORDER BY position ${direction}, sequence ${direction} LIMIT $3::int
  ), selected AS (
    SELECT * FROM read
    WHERE type = ANY ($4::text[]) AND ($5::text[] IS NULL OR id = ANY ($5::text[]))
      AND ($6::boolean OR $5::text[] IS NOT NULL OR strpos(id, '${versionMark}') = 0)
    ORDER BY position ${direction}, sequence ${direction} LIMIT $7::int
  )
  SELECT ${feedName} AS feed, (SELECT coalesce(max(position), 0)::float8 FROM change_transaction) AS last,
    json_build_array(pruned_position, pruned_sequence) AS pruned,
    (SELECT coalesce(json_agg(json_build_object('at', json_build_array(position, sequence), 'type', type, 'id', id,
      'operation', operation, 'retired', retired, 'changedAt', changed_at)
      ORDER BY position ${direction}, sequence ${direction}), '[]')
      FROM selected) AS selected,
    (SELECT count(*)::int FROM read) AS count,
    (SELECT json_build_array(position, sequence) FROM read
      ORDER BY position ${direction}, sequence ${direction} LIMIT 1) AS first_read,
    (SELECT json_build_array(position, sequence) FROM read
      ORDER BY position ${opposite[direction]}, sequence ${opposite[direction]} LIMIT 1) AS last_read
  FROM change_feed`;

const readSql = sqlFor(
  'position >= $1::bigint',
  'sequence > CASE WHEN placed.position = $1::bigint THEN $2::bigint ELSE 0 END',
  'ASC',
);

const readNewestSql = sqlFor(
  'position <= $1::bigint',
  '(placed.position < $1::bigint OR sequence <= $2::bigint)',
  'DESC',
);

const newestSql = `
  SELECT ${feedName} AS feed, coalesce(position, 0)::float8 AS position, coalesce(last.sequence, 0)::float8 AS sequence,
    last.changed_at AS "changedAt"
  FROM change_feed LEFT JOIN LATERAL (
    SELECT position, transaction, transaction_began FROM change_transaction
    WHERE position IS NOT NULL ORDER BY position DESC LIMIT 1
  ) AS newest ON true LEFT JOIN LATERAL (
    SELECT sequence, changed_at FROM change
    WHERE change.transaction = newest.transaction AND change.transaction_began = newest.transaction_began
    ORDER BY sequence DESC LIMIT 1
  ) AS last ON true`;
