import { InvalidInputError } from '@tokorozawa/vocabulary';
import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import type { Identified } from '../entity/entity-class';
import type { Connection } from './connection';
import { OrderDirection, type PageArgs } from './page-args';

/** A property by which a list is ordered. Records without a value come last in either direction. */
export interface OrderKey<Node> {
  property: keyof Node & string;
  direction: OrderDirection;
}

const byId = { property: 'id', direction: OrderDirection.ASC } as const;

type CursorValue = string | number | boolean | null;

/**
 * One page of a query, in this order and then by id, so that no item is skipped or repeated however many tie.
 * The cursor holds the values of the order, so a page costs the same wherever it stands in the list. How long the list
 * is, is counted only when it is asked for.
 */
export async function paginate<Node extends Identified & ObjectLiteral>(
  query: SelectQueryBuilder<Node>,
  { first, after }: PageArgs,
  order: OrderKey<Node>[],
): Promise<Connection<Node>> {
  const keys = order.some(({ property }) => property === 'id') ? order : [...order, byId];
  const cursor = after ? readCursor(after, keys.length) : null;
  // One more than asked for tells whether another page follows.
  const found = await readInOrder(query, keys, cursor, first + 1);
  const nodes = found.slice(0, first);
  const edges = nodes.map((node) => ({ node, cursor: writeCursor(node, keys) }));
  return {
    edges,
    nodes,
    get totalCount() {
      return query.clone().getCount();
    },
    pageInfo: {
      hasNextPage: found.length > first,
      hasPreviousPage: Boolean(after),
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

/**
 * The next rows behind the cursor. Where the first key may be unknown, the rows with a value and those without are read
 * apart: each is a stretch of an index, which both together are not.
 */
async function readInOrder<Node extends ObjectLiteral>(
  query: SelectQueryBuilder<Node>,
  keys: OrderKey<Node>[],
  cursor: CursorValue[] | null,
  count: number,
): Promise<Node[]> {
  const [lead] = keys as [OrderKey<Node>];
  if (!isNullable(query, lead)) return ordered(query, keys, cursor).take(count).getMany();
  const column = `${query.alias}.${lead.property}`;
  const unknown = query.clone().andWhere(`${column} IS NULL`);
  if (cursor && cursor[0] === null) return ordered(unknown, keys, cursor).take(count).getMany();
  const known = query.clone().andWhere(`${column} IS NOT NULL`);
  const found = await ordered(known, keys, cursor).take(count).getMany();
  if (found.length === count) return found;
  const rest = await ordered(unknown, keys, null)
    .take(count - found.length)
    .getMany();
  return [...found, ...rest];
}

function ordered<Node extends ObjectLiteral>(
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

function isNullable<Node extends ObjectLiteral>(query: SelectQueryBuilder<Node>, { property }: OrderKey<Node>): boolean {
  return query.expressionMap.mainAlias?.metadata.findColumnWithPropertyName(property)?.isNullable ?? true;
}

/** Behind (a, b) means: a is behind, or a ties and b is behind, and so on. */
function seekBehind<Node extends ObjectLiteral>(
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
  query.setParameters(Object.fromEntries(values.map((value, index) => [`cursor${index}`, value])));
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

function writeCursor<Node>(node: Node, keys: OrderKey<Node>[]): string {
  return Buffer.from(JSON.stringify(keys.map(({ property }) => node[property] ?? null))).toString('base64url');
}

function readCursor(cursor: string, length: number): CursorValue[] {
  const values = parseCursor(cursor);
  if (
    !Array.isArray(values) ||
    values.length !== length ||
    values.some((value) => typeof value === 'object' && value !== null)
  ) {
    throw new InvalidInputError(
      `"${cursor}" is not a cursor of this list in this order. Take the endCursor of the page before, unchanged.`,
    );
  }
  return values as CursorValue[];
}

function parseCursor(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
