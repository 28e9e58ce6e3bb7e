import type { DataSource, EntityMetadata, FindOptionsOrder, SelectQueryBuilder } from 'typeorm';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata';
import type { EntityClass, Identified } from '../entity/entity-class';
import type { Deadline } from '../execution/deadline';
import { nameOf, rowsOf, type Row, type Statement } from './statement';

/** Which rows of a table to read. */
export interface Wanted<Entity> {
  /** The rows whose `property` is one of the keys; every row without it. */
  by?: { property: string; keys: readonly string[] };
  order: FindOptionsOrder<Entity>;
  /** False leaves out what has been retired, where the table knows retirement. */
  retired: boolean;
  /** False leaves out the provenance, which is longer than most rows are without it. */
  provenance: boolean;
}

/** What holds for everything that one request reads. */
export interface ReadOptions {
  /** False leaves out the provenance. */
  provenance: boolean;
  deadline: Deadline;
}

/** A statement yet without values, and the columns that it answers. */
interface Asked {
  name: string | undefined;
  text: string;
  columns: ColumnMetadata[];
}

/** A query as SQL. */
export interface WrittenQuery<Entity> extends Pick<Statement, 'text' | 'values'> {
  find(): Promise<Entity[]>;
}

/** Callers choose the conditions and sizes of pages; of their texts a connection keeps no more than this. */
const maxKeptQueries = 100;
const keptQueries = new WeakMap<DataSource, Map<string, string>>();

/**
 * Reads rows of one table as entities. The text of a statement does not depend on its values, so PostgreSQL plans it once
 * for each connection. TypeORM's own way from rows to entities costs more than the reading.
 */
export class RowReader<Entity extends Identified> {
  readonly #table: EntityMetadata;
  readonly #lookUps = new Map<string, Asked>();

  constructor(
    private readonly database: DataSource,
    entity: EntityClass<Entity>,
  ) {
    this.#table = database.getMetadata(entity);
  }

  /** Rows by their keys. Each kind of look-up is one text of SQL, however many keys it has, and is written once. */
  read({ by, ...wanted }: Wanted<Entity>, deadline: Deadline): Promise<Entity[]> {
    const kind = JSON.stringify([by?.property, wanted]);
    let asked = this.#lookUps.get(kind);
    if (!asked) this.#lookUps.set(kind, (asked = this.#lookUp(by?.property, wanted)));
    return this.#entities(asked, by ? [by.keys] : [], deadline);
  }

  /** A query on this table, which leaves the provenance out unless it is wanted. */
  write(query: SelectQueryBuilder<Entity>, { provenance, deadline }: ReadOptions): WrittenQuery<Entity> {
    const columns = this.#columns(provenance);
    const selecting = query.clone().select([]);
    for (const { propertyPath, databaseName } of columns) {
      selecting.addSelect(`${query.alias}.${propertyPath}`, databaseName);
    }
    const [text, values] = selecting.getQueryAndParameters();
    return {
      text,
      values,
      find: () => this.#entities({ name: this.#keptName(text), text, columns }, values, deadline),
    };
  }

  async #entities({ columns, name, text }: Asked, values: unknown[], deadline: Deadline): Promise<Entity[]> {
    const rows = await rowsOf(this.database, { name, text, values }, deadline);
    return rows.map((row) => this.#entity(row, columns));
  }

  #lookUp(property: string | undefined, { order, retired, provenance }: Omit<Wanted<Entity>, 'by'>): Asked {
    const named = (name: string) => `"${this.#column(name).databaseName}"`;
    const columns = this.#columns(provenance);
    const conditions = [
      ...(!retired && this.#table.findColumnWithPropertyName('retiredAt') ? ['"retired_at" IS NULL'] : []),
      ...(property ? [`${named(property)} = ANY($1)`] : []),
    ];
    const keys = Object.entries(order).map(([name, direction]) => `${named(name)} ${String(direction)}`);
    const text = [
      `SELECT ${columns.map(({ databaseName }) => `"${databaseName}"`).join(', ')} FROM "${this.#table.schema}"."${this.#table.tableName}"`,
      ...(conditions.length > 0 ? [`WHERE ${conditions.join(' AND ')}`] : []),
      ...(keys.length > 0 ? [`ORDER BY ${keys.join(', ')}`] : []),
    ].join(' ');
    return { name: nameOf(text), text, columns };
  }

  #columns(provenance: boolean): ColumnMetadata[] {
    return this.#table.columns.filter(({ propertyName }) => provenance || propertyName !== 'provenance');
  }

  #keptName(text: string): string | undefined {
    const names = keptQueries.get(this.database) ?? new Map<string, string>();
    keptQueries.set(this.database, names);
    const kept = names.get(text);
    if (kept || names.size >= maxKeptQueries) return kept;
    const name = nameOf(text);
    names.set(text, name);
    return name;
  }

  #column(property: string): ColumnMetadata {
    const column = this.#table.findColumnWithPropertyName(property);
    if (!column) throw new Error(`${this.#table.name} has no property "${property}" that is a column.`);
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

/** The reader of a table, which lives as long as its database is open. */
export function readerOf<Entity extends Identified>(
  database: DataSource,
  entity: EntityClass<Entity>,
): RowReader<Entity> {
  let ofDatabase = readers.get(database);
  if (!ofDatabase) readers.set(database, (ofDatabase = new Map<object, RowReader<never>>()));
  let reader = ofDatabase.get(entity) as RowReader<Entity> | undefined;
  if (!reader) ofDatabase.set(entity, (reader = new RowReader(database, entity)) as RowReader<never>);
  return reader;
}
