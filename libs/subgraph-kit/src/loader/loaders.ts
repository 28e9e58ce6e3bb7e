import { NotFoundError } from '@tokorozawa/vocabulary';
import DataLoader from 'dataloader';
import type { DataSource, FindOptionsOrder, ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { idIn, pinnedEdition, plainId } from '@tokorozawa/vocabulary/record-id';
import type { EntityClass, Identified } from '../entity/entity-class';
import { kebabCase } from '../entity/naming';
import type { Deadline } from '../execution/deadline';
import {
  orderText,
  readerOf,
  rowsOf,
  selectRows,
  type ColumnsRead,
  type ReadOptions,
  type VersionsRead,
} from './read-rows';

/** The properties of an entity by which its rows can be looked up. */
type KeyOf<Entity> = {
  [Property in keyof Entity]: Entity[Property] extends string | null ? Property : never;
}[keyof Entity] &
  string;

/**
 * Reads rows in batches: all lookups of one kind in the same turn of a request become one SQL statement. It lives for one
 * request. Equal lookups of one request are made once.
 */
export class Loaders {
  readonly #lookups = new Map<string, DataLoader<string, Identified[]>>();
  readonly #batches = new Map<string, DataLoader<string, unknown>>();
  readonly #results = new Map<string, Promise<unknown>>();

  readonly columns: ColumnsRead;
  /** Nothing is read after it. */
  readonly deadline: Deadline;
  readonly municipality: string | undefined;

  constructor(
    private readonly database: DataSource,
    { columns, deadline, municipality }: ReadOptions,
  ) {
    this.columns = columns;
    this.deadline = deadline;
    this.municipality = municipality;
  }

  /** Reads what queries find in tables whose policies show a municipality its own rows alone, and nobody else any. */
  actingFor(municipality: string): Loaders {
    const { columns, deadline } = this;
    return new Loaders(this.database, { columns, deadline, municipality });
  }

  /** The record with this id, whether retired or not; null if there is none. */
  one<Entity extends Identified>(entity: EntityClass<Entity>, id: string): Promise<Entity | null> {
    return this.by(entity, 'id' as KeyOf<Entity>, id);
  }

  /**
   * The record whose `property`, which is unique among the newest versions, equals `key`, whether retired or not; null if
   * there is none.
   */
  async by<Entity extends Identified>(
    entity: EntityClass<Entity>,
    property: KeyOf<Entity>,
    key: string,
  ): Promise<Entity | null> {
    const rows = await this.#loader(entity, property, {}, property === 'id' ? 'any' : 'newest').load(key);
    return (rows[0] as Entity | undefined) ?? null;
  }

  /**
   * The record with this id, whether retired or not. Throws a NotFoundError that names the type if there is none.
   *
   * @param edition whose version of the record to read; without it, the one of the id
   */
  async existing<Entity extends Identified>(
    entity: EntityClass<Entity>,
    id: string,
    edition?: string,
  ): Promise<Entity> {
    const own = edition ? idIn(edition, id) : id;
    const found = edition && pinnedEdition(own) !== edition ? null : await this.one(entity, own);
    if (found) return found;
    const where = edition ? ` in the edition ${edition}` : '';
    throw new NotFoundError(`No ${kindOf(entity)} has the id "${id}"${where}.`, { argument: 'id' });
  }

  /** As {@link by}. Throws a NotFoundError that names the type if there is no such record. */
  async existingBy<Entity extends Identified>(
    entity: EntityClass<Entity>,
    property: KeyOf<Entity>,
    key: string,
  ): Promise<Entity> {
    const found = await this.by(entity, property, key);
    if (found) return found;
    throw new NotFoundError(`No ${kindOf(entity)} has the ${property} "${key}".`, { argument: property });
  }

  /**
   * The records that are not retired and whose `property` equals `key`, in this order: versions of the same edition if the
   * key is the id of one, such as `sister-city-decatur@2024`, and newest versions otherwise. A later edition may lead to a
   * fact of an earlier one; as the earlier one prints it, the fact knows nothing of that.
   */
  async many<Entity extends Identified>(
    entity: EntityClass<Entity>,
    property: KeyOf<Entity>,
    key: string,
    order: FindOptionsOrder<Entity>,
  ): Promise<Entity[]> {
    const records = (await this.#loader(entity, property, order, 'as-key').load(key)) as Entity[];
    const edition = pinnedEdition(key);
    return edition ? records.filter(({ id }) => pinnedEdition(id) === edition) : records;
  }

  /**
   * Every record of a bounded set that lists show, in this order.
   *
   * @param edition of which to read the versions; without it, the newest version of each record
   */
  async all<Entity extends Identified>(
    entity: EntityClass<Entity>,
    order: FindOptionsOrder<Entity>,
    edition?: string | null,
  ): Promise<Entity[]> {
    if (edition) return (await this.#loader(entity, 'editionId', order, 'of-edition').load(edition)) as Entity[];
    const { columns, deadline } = this;
    const lookup = { order, versions: 'listed' as const, columns };
    const read = () => readerOf(this.database, entity).read(lookup, deadline);
    return this.#once(`${entity.name}${orderText(order)}`, read);
  }

  /** Every version of the record with this id that an edition prints, the oldest first. */
  async versions<Entity extends Identified>(entity: EntityClass<Entity>, id: string): Promise<Entity[]> {
    const order = { editionId: 'ASC' } as unknown as FindOptionsOrder<Entity>;
    return (await this.#loader(entity, 'versionOf', order, 'of-edition').load(plainId(id))) as Entity[];
  }

  /**
   * The records that a query finds.
   * @param columns what is read of reviewed records; what the fields of the operation need when absent
   */
  find<Entity extends Identified>(query: SelectQueryBuilder<Entity>, columns = this.columns): Promise<Entity[]> {
    const { target } = query.expressionMap.mainAlias?.metadata ?? {};
    const { text, values, find } = readerOf(this.database, target as EntityClass<Entity>).toSql(query, {
      columns,
      deadline: this.deadline,
      municipality: this.municipality,
    });
    return this.#once(JSON.stringify([text, values]), find);
  }

  /** How many records a query finds. */
  count<Entity extends Identified>(query: SelectQueryBuilder<Entity>): Promise<number> {
    const counting = query.clone().orderBy().select('count(*)::int', 'count');
    const kind = JSON.stringify(counting.getQueryAndParameters());
    return this.#once(kind, async () => (await this.rows<{ count: number }>(counting))[0]?.count ?? 0);
  }

  /** The rows of a query that are not records, such as sums. */
  rows<Found>(query: SelectQueryBuilder<ObjectLiteral>): Promise<Found[]> {
    const [text, values] = query.getQueryAndParameters();
    const statement = { name: undefined, text, values, municipality: this.municipality };
    return rowsOf(this.database, statement, this.deadline) as Promise<Found[]>;
  }

  /** The rows that a statement selects. Only its values depend on what a caller writes. */
  select<Found>(text: string, values: unknown[]): Promise<Found[]> {
    return selectRows(this.database, { text, values }, this.deadline) as Promise<Found[]>;
  }

  /**
   * Batches any reading: `read` is called once for all keys of a kind in a turn, and returns a value for each key. `kind`
   * must name everything that `read` depends on: later calls of the same kind use the first `read`.
   */
  batched<Value>(kind: string, read: (keys: readonly string[]) => Promise<Value[]>): DataLoader<string, Value> {
    let loader = this.#batches.get(kind);
    if (!loader) {
      loader = new DataLoader<string, unknown>(read);
      this.#batches.set(kind, loader);
    }
    return loader as DataLoader<string, Value>;
  }

  #once<Value>(kind: string, read: () => Promise<Value>): Promise<Value> {
    let result = this.#results.get(kind);
    if (!result) this.#results.set(kind, (result = read()));
    return result as Promise<Value>;
  }

  #loader<Entity extends Identified>(
    entity: EntityClass<Entity>,
    property: string,
    order: FindOptionsOrder<Entity>,
    versions: VersionsRead,
  ): DataLoader<string, Identified[]> {
    const kind = `${entity.name} ${property} ${versions}${orderText(order)}`;
    let loader = this.#lookups.get(kind);
    if (!loader) {
      loader = new DataLoader(async (keys) => {
        const { columns, deadline } = this;
        const lookup = { by: { property, keys }, order, versions, columns };
        const rows = await readerOf(this.database, entity).read(lookup, deadline);
        return groupByKey(keys, rows, (row) => row[property as keyof Entity] as string);
      });
      this.#lookups.set(kind, loader);
    }
    return loader;
  }
}

/** For each key the rows with that key, in their order. */
function groupByKey<Row>(keys: readonly string[], rows: Row[], keyOf: (row: Row) => string): Row[][] {
  const byKey = new Map<string, Row[]>(keys.map((key) => [key, []]));
  for (const row of rows) byKey.get(keyOf(row))?.push(row);
  return keys.map((key) => byKey.get(key) ?? []);
}

const kindOf = ({ name }: EntityClass): string => kebabCase(name).replaceAll('-', ' ');
