import type { RecordDescription } from '@tokorozawa/subgraph-kit';
import { type EntityManager, type EntityTarget, type ObjectLiteral, QueryFailedError } from 'typeorm';
import { entryOfRecord, eventsOfRecord, type NewEventEntry, type NewSearchEntry, vectorOf } from './entries-of-record';
import { Event } from '../event/event.entity';
import { SearchEntry } from './search-entry.entity';

/** What was read of some records of a domain. */
export interface DescribedRecords {
  subgraph: string;
  /** Those that are found. */
  current: RecordDescription[];
  /** The ids of those that were deleted or retired. */
  gone: string[];
}

/** A record that is not found, because PostgreSQL cannot store what it says. */
export interface LeftOutRecord {
  record: string;
  /** Why, in the words of PostgreSQL. */
  reason: string;
}

/** The rows of a record. */
interface RowsOfRecord {
  entry: NewSearchEntry;
  events: NewEventEntry[];
}

/**
 * Makes the entries of these records equal to what was read of them. Entries that are equal already are not touched.
 * Returns the records that cannot be stored, such as those with more than 1 MB of terms. They have no entries afterwards.
 */
export function writeRecords(
  manager: EntityManager,
  { subgraph, current, gone }: DescribedRecords,
  generation: string,
): Promise<LeftOutRecord[]> {
  const records = current.map((record) => {
    const entry = entryOfRecord(subgraph, record);
    return { entry, events: eventsOfRecord(record, entry) };
  });
  return writeStorable(manager, records, gone, generation);
}

/** Writes all rows at once or, if PostgreSQL refuses some of them, in halves, until these are found. */
async function writeStorable(
  manager: EntityManager,
  records: RowsOfRecord[],
  gone: string[],
  generation: string,
): Promise<LeftOutRecord[]> {
  try {
    // A savepoint: after a failed statement, nothing else can be done in the transaction itself.
    await manager.transaction((attempt) => writeRows(attempt, records, gone, generation));
    return [];
  } catch (error) {
    const [first, ...others] = records;
    if (!first || !isUnstorable(error)) throw error;
    if (others.length === 0) {
      const { recordId } = first.entry;
      await writeRows(manager, [], [...gone, recordId], generation);
      return [{ record: recordId, reason: (error as Error).message }];
    }
    const half = Math.ceil(records.length / 2);
    return [
      ...(await writeStorable(manager, records.slice(0, half), gone, generation)),
      ...(await writeStorable(manager, records.slice(half), [], generation)),
    ];
  }
}

/**
 * True if the rows themselves are refused, so that they always will be: PostgreSQL's classes 21 to 23 are about values,
 * and 54 is about limits. A RangeError means that they are too long for one text of JavaScript.
 */
const isUnstorable = (error: unknown): boolean =>
  error instanceof RangeError ||
  (error instanceof QueryFailedError &&
    /^(?:2[123]|54)...$/.test(String((error.driverError as { code?: unknown }).code)));

async function writeRows(
  manager: EntityManager,
  records: RowsOfRecord[],
  gone: string[],
  generation: string,
): Promise<void> {
  const entries = records.map(({ entry }) => entry);
  const events = records.flatMap(({ events }) => events);
  await writeEntries(manager, entries, generation);
  await upsert(manager, Event, events);
  const ids = [...gone, ...entries.map(({ recordId }) => recordId)];
  await manager.query('DELETE FROM search_entry WHERE id = ANY ($1)', [gone.map((id) => `record:${id}`)]);
  await manager.query('DELETE FROM event_entry WHERE record_id = ANY ($1) AND id <> ALL ($2)', [
    ids,
    events.map(({ id }) => id),
  ]);
}

export const writeEntries = (manager: EntityManager, entries: NewSearchEntry[], generation: string): Promise<void> =>
  upsert(
    manager,
    SearchEntry,
    entries.map(({ lexemes, ...entry }) => ({ ...entry, terms: vectorOf(lexemes), generation })),
  );

/** Removes the entries of records of a domain that do not belong to this generation. */
export async function removeOtherRecords(manager: EntityManager, subgraph: string, generation: string): Promise<void> {
  await manager.query(
    `WITH removed AS (
      DELETE FROM search_entry WHERE kind = 'RECORD' AND subgraph = $1 AND generation <> $2 RETURNING record_id
    )
    DELETE FROM event_entry WHERE record_id IN (SELECT record_id FROM removed)`,
    [subgraph, generation],
  );
}

/** Removes the entries of questions and parts that do not belong to this generation. */
export async function removeOtherDocuments(manager: EntityManager, generation: string): Promise<void> {
  await manager.query(`DELETE FROM search_entry WHERE kind <> 'RECORD' AND generation <> $1`, [generation]);
}

/** Writes any number of rows in one statement, which takes them as one value. */
async function upsert(
  manager: EntityManager,
  entity: EntityTarget<SearchEntry | Event>,
  rows: ObjectLiteral[],
): Promise<void> {
  if (rows.length === 0) return;
  const { tableName, columns } = manager.dataSource.getMetadata(entity);
  const names = columns.map(({ databaseName }) => `"${databaseName}"`);
  const of = (table: string): string => names.map((name) => `${table}.${name}`).join(', ');
  const content = rows.map((row) =>
    Object.fromEntries(columns.map(({ databaseName, propertyName }) => [databaseName, row[propertyName] as unknown])),
  );
  await manager.query(
    `INSERT INTO ${tableName} (${names.join(', ')})
    SELECT ${names.join(', ')} FROM jsonb_populate_recordset(NULL::${tableName}, $1::jsonb)
    ON CONFLICT (id) DO UPDATE SET (${names.join(', ')}) = ROW (${of('excluded')})
    WHERE ROW (${of(tableName)}) IS DISTINCT FROM ROW (${of('excluded')})`,
    [JSON.stringify(content)],
  );
}
