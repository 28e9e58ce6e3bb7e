import { referenceTypes, valueTypes } from '@tokorozawa/vocabulary';
import { getMetadataStorage } from 'type-graphql';
import type { DataSource } from 'typeorm';
import { logTriggers } from '../change-feed/feed-sql';
import { PageInfo } from '../connection/connection';
import { missingMigration } from '../database/missing-migration';
import type { SubgraphDefinition } from '../definition/subgraph';
import type { EntityClass } from '../entity/entity-class';
import { EditionReference } from '../edition/version-fields';
import { ReviewedEntity } from '../entity/reviewed-entity';
import { DateRange, NumberRange } from '../list/filter';
import { schemaOf } from '../schema/build-schema';
import { AddressInput, LocalizedTextInput } from '../written/input-type';
import { WrittenEntity } from '../written/written-entity';
import { createEmptyDatabase } from './database';

/**
 * The GraphQL types that a domain declares and its schema lacks. type-graphql silently drops a type to which no field
 * leads and that is not listed; then its data cannot be queried, and no error says so. Call it in a process in which no
 * other domain is loaded, because the decorators of all domains share one register.
 */
export function typesLeftOut(definition: SubgraphDefinition): string[] {
  const present = new Set(Object.keys(schemaOf(definition).getTypeMap()));
  const ofKit = [
    PageInfo,
    DateRange,
    NumberRange,
    EditionReference,
    ReviewedEntity,
    WrittenEntity,
    AddressInput,
    LocalizedTextInput,
  ];
  const shared = new Set<unknown>([...valueTypes, ...referenceTypes, ...ofKit]);
  const { objectTypes, interfaceTypes, inputTypes } = getMetadataStorage();
  const types = [...objectTypes, ...interfaceTypes, ...inputTypes];
  // A class from which only others inherit is not a type of the schema.
  const isBase = (base: unknown) => types.some(({ target }) => inheritsFrom(target, base));
  return types
    .filter(({ target }) => !shared.has(target) && !isBase(target))
    .flatMap(({ name }) => (name && !present.has(name) ? [name] : []));
}

function inheritsFrom(type: unknown, base: unknown): boolean {
  return typeof type === 'function' && typeof base === 'function' && type.prototype instanceof base;
}

/**
 * The tables of a domain whose changes do not all reach its change feed. There are none unless the kit missed a table.
 *
 * @param ownTables those that are not part of the feed
 */
export async function unloggedTables(database: DataSource, ownTables: EntityClass[] = []): Promise<string[]> {
  const unlogged = ownTables.map((entity) => database.getMetadata(entity).tableName);
  const triggers = Object.entries(logTriggers);
  const tables = await database.query<{ name: string }[]>(`
    SELECT relname AS name FROM pg_class
    WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p')
      AND relname NOT IN ('migrations', 'preparation', 'change', 'change_feed', 'change_transaction')
      AND ${triggers.length} > (SELECT count(*) FROM pg_trigger WHERE tgrelid = pg_class.oid AND (tgname, tgenabled) IN
        (${triggers.map(([name, enabled]) => `('${name}', '${enabled}')`).join(', ')}))`);
  return tables.map(({ name }) => name).filter((name) => !unlogged.includes(name));
}

/** The SQL statements that the migrations of a domain lack, compared in a database of the test's own. */
export async function missingMigrationOf(definition: SubgraphDefinition): Promise<string[]> {
  const empty = await createEmptyDatabase();
  try {
    return await missingMigration(empty.url, definition);
  } finally {
    await empty.drop();
  }
}
