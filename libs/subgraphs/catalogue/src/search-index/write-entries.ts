import type { RecordDescription } from '@tokorozawa/subgraph-kit';
import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import { entryOfRecord, eventsOfRecord, type NewSearchEntry } from './entries-of-record';
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

/** Makes the entries of these records equal to what was read of them. Entries that are equal already are not touched. */
export async function writeRecords(
  manager: EntityManager,
  { subgraph, current, gone }: DescribedRecords,
  generation: string,
): Promise<void> {
  const entries = current.map((record) => ({ record, entry: entryOfRecord(subgraph, record) }));
  const events = entries.flatMap(({ record, entry }) => eventsOfRecord(record, entry));
  await writeEntries(
    manager,
    entries.map(({ entry }) => entry),
    generation,
  );
  await upsert(manager, Event, events);
  const ids = [...gone, ...current.map(({ id }) => id)];
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

/** A `tsvector` in PostgreSQL's notation: each lexeme in quotes. */
const vectorOf = (lexemes: string[]): string =>
  lexemes.map((lexeme) => `'${lexeme.replaceAll(/['\\]/g, '$&$&')}'`).join(' ');

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
