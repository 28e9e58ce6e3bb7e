import { createHash } from 'node:crypto';
import type { DataSource, EntityMetadata } from 'typeorm';
import { migrationNames } from '../database/migrations';
import { databaseNames } from '../database/names';
import type { Concept } from '../definition/concept';
import type { SubgraphDefinition } from '../definition/subgraph';
import type { EntityClass } from '../entity/entity-class';
import { channelOf, feedSql } from './feed-sql';
import { loggedTablesSql } from './logged-tables';
import { tableSql, type LoggedTable, type RecordTable } from './table-sql';

/**
 * Makes every table of the domain log its changes; call it after the migrations, in the role of the owner. Does nothing
 * if the feed is installed and in force. After a migration the feed gets a new identity, for what a table stores may then
 * mean something else in every record, and also where changes may have escaped it: all answers and cursors of before are
 * void.
 */
export async function installChangeFeed(database: DataSource, definition: SubgraphDefinition): Promise<void> {
  const { schema } = databaseNames(definition.name);
  const tables = loggedTables(database, definition);
  const sql = [feedSql(schema), ...tables.map((table) => tableSql(schema, table))].join('');
  const wanted = createHash('sha256').update(sql).update(migrationNames(definition).join()).digest('hex');
  if ((await installed(database, schema)) === wanted) return;
  await database.transaction(async (manager) => {
    await manager.query(sql);
    await manager.query(
      `UPDATE ${schema}.change_feed SET identity = gen_random_uuid(), installed = $1, logged_tables = $2`,
      [wanted, tables.map(({ name }) => name)],
    );
    await manager.query('SELECT pg_notify($1, $2)', [channelOf(schema), '']);
  });
}

/** What is installed; undefined when that is nothing, or not in force. */
async function installed(database: DataSource, schema: string): Promise<string | undefined> {
  const [found] = await database.query<{ isThere: boolean }[]>(
    `SELECT EXISTS (SELECT FROM pg_attribute WHERE attrelid = to_regclass($1) AND attname = 'logged_tables') AS "isThere"`,
    [`${schema}.change_feed`],
  );
  if (!found?.isThere) return undefined;
  const [row] = await database.query<{ installed: string; unlogged: string[] }[]>(
    `SELECT installed, unlogged FROM ${schema}.change_feed, (${loggedTablesSql(schema)}) AS tables`,
  );
  return row?.unlogged.length === 0 ? row.installed : undefined;
}

function loggedTables(database: DataSource, { concepts }: SubgraphDefinition): LoggedTable[] {
  return concepts.flatMap((concept) => {
    const table = database.getMetadata(concept.entity);
    const record = recordTable(concept, table);
    const parts = concept.parts.map(({ entity }) => partTable(database.getMetadata(entity), concept.entity, record));
    return [{ name: table.tableName, record }, ...parts];
  });
}

const recordTable = ({ name }: Concept, table: EntityMetadata): RecordTable => ({
  name: table.tableName,
  type: name,
  retires: table.columns.some(({ propertyName }) => propertyName === 'retiredAt'),
});

function partTable(part: EntityMetadata, entity: EntityClass, record: RecordTable): LoggedTable {
  const owners = part.foreignKeys
    .filter((key) => key.referencedEntityMetadata.target === entity)
    .flatMap((key) => key.columns.map(({ databaseName }) => databaseName));
  if (owners.length === 0) {
    throw new Error(
      `${part.targetName} is a part of ${record.type}, but nothing in it says of which: give the column with its id @ForeignKey('${record.type}').`,
    );
  }
  return { name: part.tableName, record, owners };
}
