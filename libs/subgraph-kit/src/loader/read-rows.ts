import { createHash } from 'node:crypto';
import type { Pool, PoolClient, QueryResult } from 'pg';
import type { DataSource, EntityMetadata, FindOptionsOrder, SelectQueryBuilder } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata';
import { asError, DatabaseOverloadedError, isConnectionLost, isDataException } from '../database/failures';
import type { EntityClass, Identified } from '../entity/entity-class';
import { versionMark } from '@tokorozawa/vocabulary/record-id';
import { DeadlineExceededError, within, type Deadline } from '../execution/deadline';

/**
 * Which versions of records a lookup finds:
 *
 * - `any`: whatever has the key, retired or not.
 * - `newest`: the newest version of each record, retired or not, printed by the newest edition or not.
 * - `as-key`: for the id of a version (`x@2024`) a version of an edition, and for any other key newest versions.
 * - `listed`: what lists show.
 * - `of-edition`: the versions of the editions that are the keys.
 */
export type VersionsRead = 'any' | 'newest' | 'as-key' | 'listed' | 'of-edition';

/** Which rows of a table to read. */
interface Lookup<Entity> {
  /** The rows whose `property` is one of the keys; without it, every row. */
  by?: { property: string; keys: readonly string[] };
  order: FindOptionsOrder<Entity>;
  versions: VersionsRead;
  columns: ColumnsRead;
}

/** Which columns of reviewed records are read besides those that they declare. */
export interface ColumnsRead {
  /** It is longer than the rest of most rows. */
  provenance: boolean;
  /** Those that tell which version of the record a row is. */
  version: boolean;
}

export const allColumns: ColumnsRead = { provenance: true, version: true };

/** Names a kind of lookup. JSON.stringify would be slower, and every lookup needs it. */
const kindOf = <Entity>(
  property: string | undefined,
  { order, versions, columns }: Omit<Lookup<Entity>, 'by'>,
): string => `${property ?? ''} ${versions} ${columns.provenance} ${columns.version}${orderText(order)}`;

export function orderText<Entity>(order: FindOptionsOrder<Entity>): string {
  let text = '';
  for (const property in order) text += ` ${property} ${String(order[property])}`;
  return text;
}

/** Applies to everything that one request reads. */
export interface ReadOptions {
  columns: ColumnsRead;
  deadline: Deadline;
  /** The municipality whose rows policies let a statement see; undefined for what everybody may read. */
  municipality?: string | undefined;
}

/** A text of SQL with its values. A connection keeps the plan of a statement that has a name. */
interface Statement {
  name: string | undefined;
  text: string;
  values: unknown[];
  municipality?: string | undefined;
}

/** A statement without values, and the columns that it returns. */
interface StatementTemplate {
  name: string | undefined;
  text: string;
  columns: ColumnMetadata[];
}

/** A query as SQL. `find` sends it. */
interface SqlQuery<Entity> extends Pick<Statement, 'text' | 'values'> {
  find(): Promise<Entity[]>;
}

type Row = Record<string, unknown>;

/** The properties of a reviewed record that tell which version it is. The last two only decide whether it is found. */
const versionColumns = new Set(['editionId', 'versionOf', 'omittedSince', 'listed', 'retiredAt']);

/** The names of statements whose texts depend on what callers ask. The first texts are named, up to a number. */
class StatementNames {
  readonly #names = new WeakMap<DataSource, Map<string, string>>();

  /** @param max the number of texts whose plans a connection keeps */
  constructor(private readonly max: number) {}

  nameOf(text: string, database: DataSource): string | undefined {
    let names = this.#names.get(database);
    if (!names) this.#names.set(database, (names = new Map<string, string>()));
    const known = names.get(text);
    if (known || names.size >= this.max) return known;
    const name = nameOfText(text);
    names.set(text, name);
    return name;
  }
}

/** Callers choose the conditions and sizes of pages. */
const queryNames = new StatementNames(50);

/** Apart from those of queries, because what people search for is much more various than what they list. */
const selectionNames = new StatementNames(25);

/** Sends a statement that selects rows, like {@link rowsOf}. Connections keep the plans of the first texts. */
export const selectRows = (
  database: DataSource,
  { text, values }: Pick<Statement, 'text' | 'values'>,
  deadline: Deadline,
): Promise<Row[]> => rowsOf(database, { name: selectionNames.nameOf(text, database), text, values }, deadline);

/**
 * Reads rows of one table as entities. The text of a statement does not depend on its values, so PostgreSQL plans it once
 * per connection. TypeORM's own conversion of rows to entities would cost more than reading them.
 */
class RowReader<Entity extends Identified> {
  readonly #table: EntityMetadata;
  readonly #lookups = new Map<string, StatementTemplate>();

  constructor(
    private readonly database: DataSource,
    entity: EntityClass<Entity>,
  ) {
    this.#table = database.getMetadata(entity);
  }

  /** Reads rows by their keys. Each kind of lookup is one text of SQL for any number of keys, and is built once. */
  read({ by, ...options }: Lookup<Entity>, deadline: Deadline): Promise<Entity[]> {
    const kind = kindOf(by?.property, options);
    let lookup = this.#lookups.get(kind);
    if (!lookup) this.#lookups.set(kind, (lookup = this.#buildLookup(by?.property, options)));
    return this.#entities(lookup, by ? [by.keys] : [], { deadline });
  }

  /** Converts a query on this table to SQL. */
  toSql(query: SelectQueryBuilder<Entity>, options: ReadOptions): SqlQuery<Entity> {
    const columns = this.#columns(options.columns);
    const selecting = query.clone().select([]);
    for (const { propertyPath, databaseName } of columns) {
      selecting.addSelect(`${query.alias}.${propertyPath}`, databaseName);
    }
    const [text, values] = selecting.getQueryAndParameters();
    return {
      text,
      values,
      find: () => this.#entities({ name: queryNames.nameOf(text, this.database), text, columns }, values, options),
    };
  }

  async #entities(
    { columns, name, text }: StatementTemplate,
    values: unknown[],
    { deadline, municipality }: Omit<ReadOptions, 'columns'>,
  ): Promise<Entity[]> {
    const rows = await rowsOf(this.database, { name, text, values, municipality }, deadline);
    return rows.map((row) => this.#entity(row, columns));
  }

  #buildLookup(
    property: string | undefined,
    { order, versions, columns: read }: Omit<Lookup<Entity>, 'by'>,
  ): StatementTemplate {
    const quoted = (name: string) => `"${this.#column(name).databaseName}"`;
    // Rows are sorted to their keys by the property that was looked up.
    const columns = this.#columns({
      ...read,
      version: read.version || property === 'editionId' || property === 'versionOf',
    });
    const conditions = [
      ...(property ? [`${quoted(property)} = ANY($1)`] : []),
      ...this.#conditionsOn(versions, property ? quoted(property) : ''),
    ];
    const keys = Object.entries(order).map(([name, direction]) => `${quoted(name)} ${String(direction)}`);
    const text = [
      `SELECT ${columns.map(({ databaseName }) => `"${databaseName}"`).join(', ')} FROM "${this.#table.schema}"."${this.#table.tableName}"`,
      ...(conditions.length > 0 ? [`WHERE ${conditions.join(' AND ')}`] : []),
      ...(keys.length > 0 ? [`ORDER BY ${keys.join(', ')}`] : []),
    ].join(' ');
    return { name: nameOfText(text), text, columns };
  }

  /** Tables that are not of reviewed records lack some of these columns. */
  #conditionsOn(versions: VersionsRead, key: string): string[] {
    const has = (property: string): boolean => this.#table.findColumnWithPropertyName(property) !== undefined;
    const isCurrent = has('retiredAt') ? ['"retired_at" IS NULL'] : [];
    switch (versions) {
      case 'any':
        return [];
      case 'newest':
        return has('versionOf') ? ['"version_of" IS NULL'] : [];
      case 'as-key':
        return [...isCurrent, `("id" LIKE '%${versionMark}%') = (${key} LIKE '%${versionMark}%')`];
      case 'listed':
        return has('listed') ? [...isCurrent, '"listed"'] : isCurrent;
      case 'of-edition':
        return [...isCurrent, '"version_of" IS NOT NULL'];
    }
  }

  #columns({ provenance, version }: ColumnsRead): ColumnMetadata[] {
    const isReviewed = [...versionColumns].every((name) => this.#table.findColumnWithPropertyName(name));
    return this.#table.columns.filter(
      ({ isSelect, propertyName: name }) =>
        isSelect && (provenance || name !== 'provenance') && (version || !isReviewed || !versionColumns.has(name)),
    );
  }

  #column(property: string): ColumnMetadata {
    const column = this.#table.findColumnWithPropertyName(property);
    if (!column) throw new Error(`${this.#table.name} has no column for the property "${property}".`);
    return column;
  }

  #entity(row: Row, columns: ColumnMetadata[]): Entity {
    const entity = this.#table.create() as unknown as Record<string, unknown>;
    for (const column of columns) {
      entity[column.propertyName] = this.database.driver.prepareHydratedValue(row[column.databaseName], column);
    }
    return entity as unknown as Entity;
  }
}

const readers = new WeakMap<DataSource, Map<object, RowReader<never>>>();

/** The reader of a table. It exists as long as its database is open. */
export function readerOf<Entity extends Identified>(
  database: DataSource,
  entity: EntityClass<Entity>,
): RowReader<Entity> {
  let readersOfDatabase = readers.get(database);
  if (!readersOfDatabase) readers.set(database, (readersOfDatabase = new Map<object, RowReader<never>>()));
  let reader = readersOfDatabase.get(entity) as RowReader<Entity> | undefined;
  if (!reader) readersOfDatabase.set(entity, (reader = new RowReader(database, entity)) as RowReader<never>);
  return reader;
}

/** A name for a text of SQL. Different texts have different names. */
const nameOfText = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32);

/** The connections of a database's readers. */
export const poolOf = (database: DataSource): Pool => (database.driver as PostgresDriver).master as Pool;

/** When each pool's database last answered a statement, by `performance.now()`. */
const answeredAt = new WeakMap<Pool, number>();

/** The connections that were used before. The other end of such a connection may be lost. */
const usedBefore = new WeakSet<PoolClient>();

/**
 * Sends a statement that only reads, and returns its rows. The time spent waiting for a connection counts against the
 * deadline. If the connection is lost, the statement is sent again, and fails only when a repetition over a fresh
 * connection is lost too.
 */
export async function rowsOf(database: DataSource, statement: Statement, deadline: Deadline): Promise<Row[]> {
  database.logger.logQuery(statement.text, statement.values);
  const pool = poolOf(database);
  for (let isRepeated = false; ; isRepeated = true) {
    const client = await takeConnection(pool, deadline).catch((error: unknown) => fail(error, pool, deadline));
    const isFresh = !usedBefore.has(client);
    usedBefore.add(client);
    try {
      const rows = await sendOver(client, statement, deadline);
      // eslint-disable-next-line no-restricted-syntax -- no answer depends on it
      answeredAt.set(pool, performance.now());
      return rows;
    } catch (error) {
      // Each turn takes a lost connection out of the pool, so that a fresh one follows soon.
      if (!isConnectionLost(error) || (isRepeated && isFresh)) fail(error, pool, deadline);
    }
  }
}

/** Distinguishes a database that does not answer from one that meanwhile answers other statements of any request. */
function fail(error: unknown, pool: Pool, deadline: Deadline): never {
  const isAnswering = (answeredAt.get(pool) ?? -Infinity) > deadline.began;
  throw error instanceof DeadlineExceededError && isAnswering ? new DatabaseOverloadedError() : asError(error);
}

async function takeConnection(pool: Pool, deadline: Deadline): Promise<PoolClient> {
  if (deadline.hasPassed) throw new DeadlineExceededError();
  const connecting = pool.connect();
  try {
    return await within(deadline, connecting);
  } catch (error) {
    // A connection that comes too late returns to the pool.
    connecting.then(
      (client) => client.release(),
      () => undefined,
    );
    throw error;
  }
}

/** Closes the connection if it gives the statement up, which also makes PostgreSQL stop. */
async function sendOver(client: PoolClient, statement: Statement, deadline: Deadline): Promise<Row[]> {
  const { municipality } = statement;
  // The promise of the rows reports the error as well.
  const ignore = (): void => undefined;
  client.on('error', ignore);
  let isUnusable = false;
  try {
    const sent = municipality === undefined ? query(client, statement) : queryFor(municipality, client, statement);
    return (await within(deadline, sent)).rows;
  } catch (error) {
    isUnusable = municipality !== undefined || !isDataException(error);
    throw error;
  } finally {
    client.off('error', ignore);
    client.release(isUnusable);
  }
}

const query = (client: PoolClient, { name, text, values }: Statement): Promise<QueryResult<Row>> =>
  client.query<Row>({ name, text, values });

/** In a transaction of its own, in which the policies of tables show the rows of a municipality. */
async function queryFor(municipality: string, client: PoolClient, statement: Statement): Promise<QueryResult<Row>> {
  await client.query('BEGIN READ ONLY');
  await client.query(`SELECT set_config('planning_graph.municipality', $1, true)`, [municipality]);
  const result = await query(client, statement);
  await client.query('COMMIT');
  return result;
}
