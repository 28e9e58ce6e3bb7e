import { createHash } from 'node:crypto';
import type { DataSource, EntityMetadata } from 'typeorm';
import { databaseNames } from '../database/connect';
import { migrationNames } from '../database/migrations';
import type { SubgraphDefinition } from '../definition/subgraph';
import type { EntityClass } from '../entity/entity-class';
import { channelOf, feedSql, loggedTablesSql, tableSql, type LoggedTable, type RecordTable } from './feed-sql';

/**
 * Installs the change feed: every table of the domain then logs its changes. Call it after the migrations, in the role of
 * the owner. Does nothing if the feed is installed and enabled. After a migration the feed gets a new identity, because
 * the meaning of any stored record may have changed; so it does where changes may have escaped it. All answers and
 * cursors of before are then void.
 */
export async function installChangeFeed(database: DataSource, definition: SubgraphDefinition): Promise<void> {
  const { schema } = databaseNames(definition.name);
  const tables = loggedTables(database, definition);
  const sql = [feedSql(schema), ...tables.map((table) => tableSql(schema, table))].join('');
  const wanted = createHash('sha256').update(sql).update(migrationNames(definition).join()).digest('hex');
  if ((await installedHash(database, schema)) === wanted) return;
  await database.transaction(async (manager) => {
    await manager.query(sql);
    await manager.query(
      // Every record is in the feed now, also if what was logged of it before was pruned.
      `UPDATE ${schema}.change_feed SET identity = gen_random_uuid(), installed = $1, logged_tables = $2,
        pruned_position = 0, pruned_sequence = 0`,
      [wanted, tables.map(({ name }) => name)],
    );
    await manager.query('SELECT pg_notify($1, $2)', [channelOf(schema), '']);
  });
}

/** The hash of the installed feed; undefined when none is installed, or it is not enabled for every table. */
async function installedHash(database: DataSource, schema: string): Promise<string | undefined> {
  const [feed] = await database.query<{ exists: boolean }[]>(
    `SELECT EXISTS (SELECT FROM pg_attribute WHERE attrelid = to_regclass($1) AND attname = 'logged_tables') AS exists`,
    [`${schema}.change_feed`],
  );
  if (!feed?.exists) return undefined;
  const [row] = await database.query<{ installed: string; unlogged: string[] }[]>(
    `SELECT installed, unlogged FROM ${schema}.change_feed, (${loggedTablesSql(schema)}) AS tables`,
  );
  return row?.unlogged.length === 0 ? row.installed : undefined;
}

function loggedTables(database: DataSource, { concepts, derivedTables, ownTables }: SubgraphDefinition): LoggedTable[] {
  const ofConcepts = concepts.flatMap((concept) => {
    const record = recordTable(concept.name, database.getMetadata(concept.entity));
    const parts = concept.parts.map(({ entity }) => partTable(database.getMetadata(entity), concept.entity, record));
    return [{ name: record.name, record }, ...parts];
  });
  const derived = derivedTables.map(({ entity }) => {
    const record = recordTable(entity.name, database.getMetadata(entity));
    return { name: record.name, record };
  });
  const own = ownTables
    .filter(({ movesVersion }) => movesVersion)
    .map(({ entity }) => ({ name: database.getMetadata(entity).tableName }));
  return [...ofConcepts, ...derived, ...own];
}

const recordTable = (type: string, table: EntityMetadata): RecordTable => ({
  name: table.tableName,
  type,
  retires: table.columns.some(({ propertyName }) => propertyName === 'retiredAt'),
});

function partTable(part: EntityMetadata, entity: EntityClass, record: RecordTable): LoggedTable {
  const owners = part.foreignKeys
    .filter((key) => key.referencedEntityMetadata.target === entity)
    .flatMap((key) => key.columns.map(({ databaseName }) => databaseName));
  if (owners.length === 0) {
    throw new Error(
      `${part.targetName} is a part of ${record.type}, but none of its columns refers to it: add @ForeignKey('${record.type}') to the column with its id.`,
    );
  }
  return { name: part.tableName, record, owners };
}
