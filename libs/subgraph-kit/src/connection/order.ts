import { InvalidInputError } from '@tokorozawa/vocabulary';
import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { isDataException, isNotStorable } from '../database/failures';
import type { Identified } from '../entity/entity-class';
import type { Loaders } from '../loader/loaders';
import { OrderDirection } from './connection';

/** A property by which a list is ordered. Records without a value come last in either direction. */
export interface OrderKey<Node> {
  property: keyof Node & string;
  direction: OrderDirection;
}

type CursorValue = string | number | boolean | null;

const byId = { property: 'id', direction: OrderDirection.ASC } as const;

/** The order with the id as its last key, so that no two rows tie. */
export function withTieBreak<Node extends { id: string }>(order: OrderKey<Node>[]): OrderKey<Node>[] {
  return order.some(({ property }) => property === 'id') ? order : [...order, byId];
}

/** The opaque position of a row: its values of the keys. */
export function writeCursor<Node>(node: Node, keys: OrderKey<Node>[]): string {
  return Buffer.from(JSON.stringify(keys.map(({ property }) => node[property] ?? null))).toString('base64url');
}

/** The values in a cursor of an order with `length` keys. Throws an InvalidInputError if it is not such a cursor. */
export function parseCursor(cursor: string, length: number): CursorValue[] {
  const values = parseJson(cursor);
  if (
    !Array.isArray(values) ||
    values.length !== length ||
    values.some((value) => typeof value === 'object' && value !== null)
  ) {
    throw cursorError(cursor);
  }
  return values as CursorValue[];
}

/** Handles a failure to read behind a cursor: PostgreSQL refuses values that do not have the types of their columns. */
export function throwCursorError(cursor: string | null | undefined): (error: unknown) => never {
  return (error) => {
    throw cursor && isDataException(error) && !isNotStorable(error) ? cursorError(cursor) : error;
  };
}

/**
 * The first `count` rows behind the cursor. Where the first key may be null, the rows with a value and those without are
 * read by separate statements: each kind is a range of an index, and both together are not.
 */
export async function readInOrder<Node extends Identified & ObjectLiteral>(
  load: Loaders,
  query: SelectQueryBuilder<Node>,
  keys: OrderKey<Node>[],
  cursor: CursorValue[] | null,
  count: number,
): Promise<Node[]> {
  const [first] = keys as [OrderKey<Node>];
  if (!isNullable(query, first)) return load.find(ordered(query, keys, cursor).take(count));
  const column = `${query.alias}.${first.property}`;
  const withoutValue = query.clone().andWhere(`${column} IS NULL`);
  if (cursor && cursor[0] === null) return load.find(ordered(withoutValue, keys, cursor).take(count));
  const withValue = query.clone().andWhere(`${column} IS NOT NULL`);
  const rows = await load.find(ordered(withValue, keys, cursor).take(count));
  if (rows.length === count) return rows;
  const rest = await load.find(ordered(withoutValue, keys, null).take(count - rows.length));
  return [...rows, ...rest];
}

/** The query in this order, from behind the cursor on. */
export function ordered<Node extends ObjectLiteral>(
  query: SelectQueryBuilder<Node>,
  keys: OrderKey<Node>[],
  cursor: CursorValue[] | null,
): SelectQueryBuilder<Node> {
  const page = query.clone();
  for (const [index, key] of keys.entries()) {
    // Rows with and without a value of the first key are never mixed, and without the clause any index of it will do.
    const nulls = index > 0 && isNullable(query, key) ? 'NULLS LAST' : undefined;
    page.addOrderBy(`${query.alias}.${key.property}`, key.direction, nulls);
  }
  if (cursor) seekBehind(page, keys, cursor);
  return page;
}

function isNullable<Node extends ObjectLiteral>(
  query: SelectQueryBuilder<Node>,
  { property }: OrderKey<Node>,
): boolean {
  return query.expressionMap.mainAlias?.metadata.findColumnWithPropertyName(property)?.isNullable ?? true;
}

/** Restricts a query to the rows behind the cursor. */
function seekBehind<Node extends ObjectLiteral>(
  query: SelectQueryBuilder<Node>,
  keys: OrderKey<Node>[],
  values: CursorValue[],
): void {
  query.setParameters(Object.fromEntries(values.map((value, index) => [`cursor${index}`, value])));
  const [first, ...others] = keys as [OrderKey<Node>];
  const hasOneDirection = others.every(({ direction }) => direction === first.direction);
  const mayBeNull = values[0] === null || others.some((key) => isNullable(query, key));
  if (hasOneDirection && !mayBeNull) seekByRow(query, keys);
  else seekByValue(query, keys, values);
}

/** Compares whole rows, so that an index scan begins exactly at the cursor, however many rows tie in the first key. */
function seekByRow<Node extends ObjectLiteral>(query: SelectQueryBuilder<Node>, keys: OrderKey<Node>[]): void {
  const columns = keys.map(({ property }) => `${query.alias}.${property}`).join(', ');
  const values = keys.map((_, index) => `:cursor${index}`).join(', ');
  query.andWhere(`(${columns}) ${keys[0]?.direction === 'DESC' ? '<' : '>'} (${values})`);
}

/** A row is behind (a, b) when its first value is behind a, or equals a and its second value is behind b, and so on. */
function seekByValue<Node extends ObjectLiteral>(
  query: SelectQueryBuilder<Node>,
  keys: OrderKey<Node>[],
  values: CursorValue[],
): void {
  const columnOf = (key: OrderKey<Node>) => `${query.alias}.${key.property}`;
  const alternatives = keys.map((key, index) => {
    const ties = keys.slice(0, index).map((tied, i) => equals(columnOf(tied), values[i] ?? null, i));
    const mayBeNull = index > 0 && isNullable(query, key);
    return [...ties, isBehind(columnOf(key), key.direction, values[index] ?? null, index, mayBeNull)].join(' AND ');
  });
  query.andWhere(`(${alternatives.map((alternative) => `(${alternative})`).join(' OR ')})`);
  // This follows from the alternatives, but lets an index scan begin at the cursor.
  const [first] = keys as [OrderKey<Node>];
  if (values[0] !== null) query.andWhere(`${columnOf(first)} ${first.direction === 'DESC' ? '<=' : '>='} :cursor0`);
}

const equals = (column: string, value: CursorValue, index: number): string =>
  value === null ? `${column} IS NULL` : `${column} = :cursor${index}`;

function isBehind(
  column: string,
  direction: OrderDirection,
  value: CursorValue,
  index: number,
  mayBeNull: boolean,
): string {
  if (value === null) return 'FALSE';
  const behind = `${column} ${direction === 'DESC' ? '<' : '>'} :cursor${index}`;
  return mayBeNull ? `(${behind} OR ${column} IS NULL)` : behind;
}

const cursorError = (cursor: string): InvalidInputError =>
  new InvalidInputError(
    `"${cursor}" is not a cursor of this list in this order. Take the endCursor of the page before, unchanged.`,
  );

function parseJson(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
