import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import type { Identified } from '../entity/entity-class';
import type { Loaders } from '../loader/loaders';
import type { CursorValue } from './cursor';
import type { OrderKey } from './order-key';
import type { OrderDirection } from './page-args';

/**
 * The next rows behind the cursor. Where the first key may be unknown, the rows with a value and those without are read
 * apart: each is a stretch of an index, which both together are not.
 */
export async function readInOrder<Node extends Identified & ObjectLiteral>(
  load: Loaders,
  query: SelectQueryBuilder<Node>,
  keys: OrderKey<Node>[],
  cursor: CursorValue[] | null,
  count: number,
): Promise<Node[]> {
  const [lead] = keys as [OrderKey<Node>];
  if (!isNullable(query, lead)) return load.find(ordered(query, keys, cursor).take(count));
  const column = `${query.alias}.${lead.property}`;
  const unknown = query.clone().andWhere(`${column} IS NULL`);
  if (cursor && cursor[0] === null) return load.find(ordered(unknown, keys, cursor).take(count));
  const known = query.clone().andWhere(`${column} IS NOT NULL`);
  const found = await load.find(ordered(known, keys, cursor).take(count));
  if (found.length === count) return found;
  const rest = await load.find(ordered(unknown, keys, null).take(count - found.length));
  return [...found, ...rest];
}

/** The query in this order, from behind the cursor on. */
export function ordered<Node extends ObjectLiteral>(
  query: SelectQueryBuilder<Node>,
  keys: OrderKey<Node>[],
  cursor: CursorValue[] | null,
): SelectQueryBuilder<Node> {
  const page = query.clone();
  for (const [index, key] of keys.entries()) {
    // The first key is never mixed with the unknown here, and without the clause any index of it will do.
    const nulls = index > 0 && isNullable(query, key) ? 'NULLS LAST' : undefined;
    page.addOrderBy(`${query.alias}.${key.property}`, key.direction, nulls);
  }
  if (cursor) seekBehind(page, keys, cursor);
  return page;
}

export function isNullable<Node extends ObjectLiteral>(
  query: SelectQueryBuilder<Node>,
  { property }: OrderKey<Node>,
): boolean {
  return query.expressionMap.mainAlias?.metadata.findColumnWithPropertyName(property)?.isNullable ?? true;
}

/** Narrows a page to what stands behind the cursor. */
function seekBehind<Node extends ObjectLiteral>(
  query: SelectQueryBuilder<Node>,
  keys: OrderKey<Node>[],
  values: CursorValue[],
): void {
  query.setParameters(Object.fromEntries(values.map((value, index) => [`cursor${index}`, value])));
  const [lead, ...others] = keys as [OrderKey<Node>];
  const isOneDirection = others.every(({ direction }) => direction === lead.direction);
  const mayBeUnknown = values[0] === null || others.some((key) => isNullable(query, key));
  if (isOneDirection && !mayBeUnknown) seekRowBehind(query, keys);
  else seekValuesBehind(query, keys, values);
}

/** Rows are compared as a whole, so that an index begins at the very row, however many tie with it in the first key. */
function seekRowBehind<Node extends ObjectLiteral>(query: SelectQueryBuilder<Node>, keys: OrderKey<Node>[]): void {
  const columns = keys.map(({ property }) => `${query.alias}.${property}`).join(', ');
  const values = keys.map((_, index) => `:cursor${index}`).join(', ');
  query.andWhere(`(${columns}) ${keys[0]?.direction === 'DESC' ? '<' : '>'} (${values})`);
}

/** Behind (a, b) means: a is behind, or a ties and b is behind, and so on. */
function seekValuesBehind<Node extends ObjectLiteral>(
  query: SelectQueryBuilder<Node>,
  keys: OrderKey<Node>[],
  values: CursorValue[],
): void {
  const columnOf = (key: OrderKey<Node>) => `${query.alias}.${key.property}`;
  const alternatives = keys.map((key, index) => {
    const ties = keys.slice(0, index).map((tied, i) => equals(columnOf(tied), values[i] ?? null, i));
    const mayBeUnknown = index > 0 && isNullable(query, key);
    return [...ties, isBehind(columnOf(key), key.direction, values[index] ?? null, index, mayBeUnknown)].join(' AND ');
  });
  query.andWhere(`(${alternatives.map((alternative) => `(${alternative})`).join(' OR ')})`);
  // Follows from the alternatives, but lets an index begin at the cursor.
  const [lead] = keys as [OrderKey<Node>];
  if (values[0] !== null) query.andWhere(`${columnOf(lead)} ${lead.direction === 'DESC' ? '<=' : '>='} :cursor0`);
}

const equals = (column: string, value: CursorValue, index: number): string =>
  value === null ? `${column} IS NULL` : `${column} = :cursor${index}`;

function isBehind(
  column: string,
  direction: OrderDirection,
  value: CursorValue,
  index: number,
  mayBeUnknown: boolean,
): string {
  if (value === null) return 'FALSE';
  const further = `${column} ${direction === 'DESC' ? '<' : '>'} :cursor${index}`;
  return mayBeUnknown ? `(${further} OR ${column} IS NULL)` : further;
}
