import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import type { Identified } from '../entity/entity-class';
import type { Loaders } from '../loader/loaders';
import { OrderDirection } from './connection';
import { columnOf, type CursorValue, isNullable, type OrderKey, type Position } from './order';

/** A column by which rows are read, in the direction of reading. */
export interface SortKey {
  column: string;
  direction: OrderDirection;
  /** Where rows without a value are read; null if the column always has one. */
  nulls: 'FIRST' | 'LAST' | null;
}

/** The keys for reading a list from its first row on, or from its last row back. */
export function sortKeysOf<Node extends ObjectLiteral>(
  query: SelectQueryBuilder<Node>,
  order: OrderKey<Node>[],
  reading: 'forward' | 'backward',
): SortKey[] {
  const nulls = reading === 'forward' ? 'LAST' : 'FIRST';
  return order.map((key) => ({
    column: columnOf(query, key),
    direction: reading === 'forward' ? key.direction : opposite(key.direction),
    nulls: isNullable(query, key) ? nulls : null,
  }));
}

const opposite = (direction: OrderDirection): OrderDirection =>
  direction === OrderDirection.ASC ? OrderDirection.DESC : OrderDirection.ASC;

/** Rows are read strictly behind `from` and strictly before `to`, in the direction of reading. Null is no bound. */
export interface Bounds {
  from: Position | null;
  to: Position | null;
  /** True if the row at `from` is read as well. */
  includesFrom?: boolean | undefined;
}

/**
 * Reads the first `count` rows within the bounds. Where the first key may be null, the rows with a value and those
 * without are read by separate statements: each kind is a range of an index, and both together are not.
 */
export async function readWithin<Node extends Identified & ObjectLiteral>(
  load: Loaders,
  query: SelectQueryBuilder<Node>,
  keys: SortKey[],
  { from, to, includesFrom = false }: Bounds,
  count: number,
): Promise<Node[]> {
  const groups = groupsOf(query, keys);
  const groupOf = (position: Position): number => groups.findIndex(({ has }) => has(position));
  const start = from ? groupOf(from) : 0;
  const end = to ? groupOf(to) : groups.length - 1;
  const rows: Node[] = [];
  for (let index = start; index <= end && rows.length < count; index++) {
    const bounds = { from: index === start ? from : null, to: index === end ? to : null, includesFrom };
    const group = groups[index]?.within(bounds).limit(count - rows.length);
    if (group) rows.push(...(await load.find(group)));
  }
  return rows;
}

/** Rows of a query that are a range of an index. */
interface Group<Node extends ObjectLiteral> {
  has(position: Position): boolean;
  /** The rows of the group within the bounds, sorted. */
  within(bounds: Bounds): SelectQueryBuilder<Node>;
}

/** The groups of a query in the direction of reading. */
function groupsOf<Node extends ObjectLiteral>(query: SelectQueryBuilder<Node>, keys: SortKey[]): Group<Node>[] {
  const [first, ...others] = keys as [SortKey, ...SortKey[]];
  if (!first.nulls) return [{ has: () => true, within: (bounds) => within(sorted(query, keys), keys, bounds) }];

  const filled = [{ ...first, nulls: null }, ...others];
  const withValue: Group<Node> = {
    has: ([value]) => value !== null,
    within: (bounds) => within(sorted(query, filled), filled, bounds).andWhere(`${first.column} IS NOT NULL`),
  };
  // The first key is null in all of these rows. Sorted in the direction of the second, they are a range of the index.
  const empty = [{ ...first, nulls: null, direction: others[0]?.direction ?? first.direction }, ...others];
  const withoutValue: Group<Node> = {
    has: ([value]) => value === null,
    within: ({ from, to, includesFrom }) => {
      const bounds = { from: from?.slice(1) ?? null, to: to?.slice(1) ?? null, includesFrom };
      return within(sorted(query, empty), others, bounds).andWhere(`${first.column} IS NULL`);
    },
  };
  return first.nulls === 'LAST' ? [withValue, withoutValue] : [withoutValue, withValue];
}

/** Sorts the query by these keys. */
export function sorted<Node extends ObjectLiteral>(
  query: SelectQueryBuilder<Node>,
  keys: SortKey[],
): SelectQueryBuilder<Node> {
  const rows = query.clone();
  for (const { column, direction, nulls } of keys) {
    rows.addOrderBy(column, direction, nulls ? `NULLS ${nulls}` : undefined);
  }
  return rows;
}

/** Restricts the query to the rows within the bounds. */
export function within<Node extends ObjectLiteral>(
  query: SelectQueryBuilder<Node>,
  keys: SortKey[],
  { from, to, includesFrom = false }: Bounds,
): SelectQueryBuilder<Node> {
  const rows = query.clone();
  if (from) rows.andWhere(isBehind(keys, from, 'from', includesFrom)).setParameters(parametersOf('from', from));
  if (to) rows.andWhere(isBehind(keys.map(reversed), to, 'to', false)).setParameters(parametersOf('to', to));
  return rows;
}

const reversed = ({ column, direction, nulls }: SortKey): SortKey => ({
  column,
  direction: opposite(direction),
  nulls: nulls && (nulls === 'FIRST' ? 'LAST' : 'FIRST'),
});

const parametersOf = (prefix: string, values: Position): ObjectLiteral =>
  Object.fromEntries(values.map((value, index) => [`${prefix}${index}`, value]));

/** The condition for rows behind a position; with `isInclusive`, also for the row at it. */
function isBehind(keys: SortKey[], values: Position, prefix: string, isInclusive: boolean): string {
  const [first] = keys as [SortKey];
  const hasOneDirection = keys.every(({ direction }) => direction === first.direction);
  const hasNulls = keys.some(({ nulls }) => nulls);
  return hasOneDirection && !hasNulls
    ? comparesRow(keys, prefix, isInclusive)
    : comparesValues(keys, values, prefix, isInclusive);
}

const comparison = ({ direction }: SortKey, isInclusive: boolean): string =>
  `${direction === OrderDirection.DESC ? '<' : '>'}${isInclusive ? '=' : ''}`;

/** Compares whole rows, so that an index scan begins exactly at the position, however many rows tie in the first key. */
function comparesRow(keys: SortKey[], prefix: string, isInclusive: boolean): string {
  const columns = keys.map(({ column }) => column).join(', ');
  const values = keys.map((_, index) => `:${prefix}${index}`).join(', ');
  return `(${columns}) ${comparison(keys[0] as SortKey, isInclusive)} (${values})`;
}

/** A row is behind (a, b) when its first value is behind a, or equals a and its second value is behind b, and so on. */
function comparesValues(keys: SortKey[], values: Position, prefix: string, isInclusive: boolean): string {
  const equal = keys.map((key, index) => equals(key, values[index] ?? null, `:${prefix}${index}`));
  const alternatives = keys.map((key, index) =>
    [...equal.slice(0, index), isValueBehind(key, values[index] ?? null, `:${prefix}${index}`)].join(' AND '),
  );
  if (isInclusive) alternatives.push(equal.join(' AND '));
  const condition = `(${alternatives.map((alternative) => `(${alternative})`).join(' OR ')})`;
  const [first] = keys as [SortKey];
  if (first.nulls) return condition;
  // This follows from the alternatives, but lets an index scan begin at the position.
  return `${condition} AND ${first.column} ${comparison(first, true)} :${prefix}0`;
}

const equals = ({ column }: SortKey, value: CursorValue, parameter: string): string =>
  value === null ? `${column} IS NULL` : `${column} = ${parameter}`;

function isValueBehind(key: SortKey, value: CursorValue, parameter: string): string {
  const { column, nulls } = key;
  if (value === null) return nulls === 'FIRST' ? `${column} IS NOT NULL` : 'FALSE';
  const behind = `${column} ${comparison(key, false)} ${parameter}`;
  return nulls === 'LAST' ? `(${behind} OR ${column} IS NULL)` : behind;
}
