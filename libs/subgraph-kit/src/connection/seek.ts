import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import type { Identified } from '../entity/entity-class';
import type { Loaders } from '../loader/loaders';
import { OrderDirection } from './connection';
import { columnOf, type CursorValue, isNullable, type OrderKey, type Position } from './order';
import { allRanges, comparesRow, comparison, equals, type Range, rangesBehind, type SortKey } from './ranges';

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
 * Reads the first `count` rows within the bounds. Each range of an index is read by a statement of its own, and only as long as
 * rows are missing: several ranges in one statement would not be read through the index.
 */
export async function readWithin<Node extends Identified & ObjectLiteral>(
  load: Loaders,
  query: SelectQueryBuilder<Node>,
  keys: SortKey[],
  { from, to, includesFrom = false }: Bounds,
  count: number,
): Promise<Node[]> {
  const ranges = from ? rangesBehind(keys, from, includesFrom) : allRanges(keys);
  const rows: Node[] = [];
  for (const range of ranges) {
    if (rows.length >= count) break;
    const statement = to ? endingBefore(to, range, query, keys) : inRange(query, range);
    if (!statement) continue;
    if (from) statement.setParameters(parametersOf('from', from));
    rows.push(...(await load.find(statement.limit(count - rows.length))));
  }
  return rows;
}

function inRange<Node extends ObjectLiteral>(
  query: SelectQueryBuilder<Node>,
  { condition, keys }: Range,
): SelectQueryBuilder<Node> {
  const rows = sorted(query, keys);
  return condition === null ? rows : rows.andWhere(condition);
}

/** The rows of a range before a position; undefined if all of them lie behind it. */
function endingBefore<Node extends ObjectLiteral>(
  to: Position,
  range: Range,
  query: SelectQueryBuilder<Node>,
  keys: SortKey[],
): SelectQueryBuilder<Node> | undefined {
  const rows = inRange(query, range);
  const [first, ...others] = keys as [SortKey, ...SortKey[]];
  const { hasFirst } = range;
  if (hasFirst === null) return within(rows, keys, { from: null, to });
  const endHasFirst = to[0] !== null;
  // Rows with a value of the first key, and those without, lie on two sides.
  if (hasFirst !== endHasFirst) return hasFirst === (first.nulls === 'LAST') ? rows : undefined;
  return hasFirst
    ? within(rows, [{ ...first, nulls: null }, ...others], { from: null, to })
    : within(rows, others, { from: null, to: to.slice(1) });
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
  const parameters = keys.map((_key, index) => `:${prefix}${index}`);
  return hasOneDirection && !hasNulls
    ? comparesRow(keys, parameters, isInclusive)
    : comparesValues(keys, values, parameters, isInclusive);
}

/** A row is behind (a, b) when its first value is behind a, or equals a and its second value is behind b, and so on. */
function comparesValues(keys: SortKey[], values: Position, parameters: string[], isInclusive: boolean): string {
  const equal = keys.map((key, index) => equals(key, values[index] ?? null, parameters[index] as string));
  const alternatives = keys.map((key, index) =>
    [...equal.slice(0, index), isValueBehind(key, values[index] ?? null, parameters[index] as string)].join(' AND '),
  );
  if (isInclusive) alternatives.push(equal.join(' AND '));
  const condition = `(${alternatives.map((alternative) => `(${alternative})`).join(' OR ')})`;
  const [first] = keys as [SortKey];
  if (first.nulls) return condition;
  // This follows from the alternatives, but lets an index scan begin at the position.
  return `${condition} AND ${first.column} ${comparison(first, true)} ${parameters[0]}`;
}

function isValueBehind(key: SortKey, value: CursorValue, parameter: string): string {
  const { column, nulls } = key;
  if (value === null) return nulls === 'FIRST' ? `${column} IS NOT NULL` : 'FALSE';
  const behind = `${column} ${comparison(key, false)} ${parameter}`;
  return nulls === 'LAST' ? `(${behind} OR ${column} IS NULL)` : behind;
}
