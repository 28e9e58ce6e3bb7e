import { OrderDirection } from './connection';
import type { CursorValue, Position } from './order';

/** A column by which rows are read, in the direction of reading. */
export interface SortKey {
  column: string;
  direction: OrderDirection;
  /** Where rows without a value are read; null if the column always has one. */
  nulls: 'FIRST' | 'LAST' | null;
}

/** Rows that follow one another in a list, and are a range of an index on its keys. */
export interface Range {
  /** In SQL, with the values of the position as the parameters `from0`, `from1` and so on; null for all rows. */
  condition: string | null;
  /** The keys by which the rows are sorted. */
  keys: SortKey[];
  /** Whether the first key has a value in these rows; null if it always has one. */
  hasFirst: boolean | null;
}

/**
 * All rows of a list, in the direction of reading: where the first key may be null, the rows with a value and those without
 * are ranges of their own.
 */
export function allRanges(keys: SortKey[]): Range[] {
  const [first] = keys as [SortKey];
  if (!first.nulls) return [{ condition: null, keys, hasFirst: null }];
  const withValue = range(keys, 0, [`${first.column} IS NOT NULL`], 'value');
  const without = range(keys, 0, [`${first.column} IS NULL`], 'null');
  return first.nulls === 'LAST' ? [withValue, without] : [without, withValue];
}

/**
 * The rows behind a position, in the direction of reading. Behind (a, b, c) lie first the rows with a and b whose third value is
 * behind c, then those with a whose second value is behind b, and then those whose first value is behind a. Of each of them the
 * rows without a value are a range of their own. One condition for all would let PostgreSQL pass every row that ties with a.
 */
export function rangesBehind(keys: SortKey[], position: Position, includesPosition: boolean): Range[] {
  const runs = runsOf(keys, position);
  const parameters = keys.map((_key, index) => `:from${index}`);
  return runs.toReversed().flatMap(({ start, end }, depth) => {
    const { column, nulls } = keys[start] as SortKey;
    const tied = keys
      .slice(0, start)
      .map((key, index) => equals(key, position[index] ?? null, parameters[index] as string));
    if ((position[start] ?? null) === null) {
      return nulls === 'FIRST' ? [range(keys, start, [...tied, `${column} IS NOT NULL`], 'value', position)] : [];
    }
    const behind = comparesRow(keys.slice(start, end), parameters.slice(start, end), includesPosition && depth === 0);
    const withValue = range(keys, start, [...tied, behind], 'value', position);
    if (nulls !== 'LAST') return [withValue];
    return [withValue, range(keys, start, [...tied, `${column} IS NULL`], 'null', position)];
  });
}

/** Keys that follow one another and can be compared as a whole, so that an index scan begins exactly at the position. */
interface Run {
  start: number;
  /** The index of the first key behind them. */
  end: number;
}

/** Rows are compared as a whole where all values exist, all keys have one direction, and none but the first may be null. */
function runsOf(keys: SortKey[], position: Position): Run[] {
  const runs: Run[] = [];
  for (const [index, { direction, nulls }] of keys.entries()) {
    const run = runs.at(-1);
    const isLike = run && keys[run.start]?.direction === direction && (position[run.start] ?? null) !== null;
    if (run && isLike && !nulls && (position[index] ?? null) !== null) run.end = index + 1;
    else runs.push({ start: index, end: index + 1 });
  }
  return runs;
}

/**
 * The rows in which all keys before this one have the values of the position, and this one has a value or none.
 * @param conditions that they meet, and no others
 */
function range(
  keys: SortKey[],
  at: number,
  conditions: string[],
  has: 'value' | 'null',
  position: Position = [],
): Range {
  const first = keys[0] as SortKey;
  const hasFirst = at === 0 ? has === 'value' : (position[0] ?? null) !== null;
  const sorted = keys.map((key, index) => (index > at ? key : { ...key, nulls: null }));
  // Where a key is null in all of these rows, they are a range of the index if it is read in the direction of the next key.
  for (let index = at; index >= 0; index--) {
    const isNull = index === at ? has === 'null' : (position[index] ?? null) === null;
    const [key, next] = [sorted[index], sorted[index + 1]];
    if (isNull && key && next) sorted[index] = { ...key, direction: next.direction };
  }
  return { condition: conditions.join(' AND '), keys: sorted, hasFirst: first.nulls ? hasFirst : null };
}

/** @param parameter the value in SQL, unless it is null */
export const equals = ({ column }: SortKey, value: CursorValue, parameter: string): string =>
  value === null ? `${column} IS NULL` : `${column} = ${parameter}`;

export const comparison = ({ direction }: SortKey, isInclusive: boolean): string =>
  `${direction === OrderDirection.DESC ? '<' : '>'}${isInclusive ? '=' : ''}`;

/** Compares whole rows, so that an index scan begins exactly at the position, however many rows tie in the first key. */
export function comparesRow(keys: SortKey[], parameters: string[], isInclusive: boolean): string {
  const columns = keys.map(({ column }) => column).join(', ');
  return `(${columns}) ${comparison(keys[0] as SortKey, isInclusive)} (${parameters.join(', ')})`;
}
