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
 * The cursor holds the values of the order, so a page costs the same wherever it stands in the list.
 */
export async function paginate<Node extends Identified & ObjectLiteral>(
  query: SelectQueryBuilder<Node>,
  { first, after }: PageArgs,
  order: OrderKey<Node>[],
): Promise<Connection<Node>> {
  const keys = order.some(({ property }) => property === 'id') ? order : [...order, byId];
  const totalCount = await query.clone().getCount();
  for (const { property, direction } of keys) query.addOrderBy(`${query.alias}.${property}`, direction, 'NULLS LAST');
  if (after) seekBehind(query, keys, readCursor(after, keys.length));

  // One more than asked for tells whether another page follows.
  const found = await query.take(first + 1).getMany();
  const nodes = found.slice(0, first);
  const edges = nodes.map((node) => ({ node, cursor: writeCursor(node, keys) }));
  return {
    edges,
    nodes,
    totalCount,
    pageInfo: {
      hasNextPage: found.length > first,
      hasPreviousPage: Boolean(after),
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

/** Behind (a, b) means: a is behind, or a ties and b is behind, and so on. */
function seekBehind<Node extends ObjectLiteral>(
  query: SelectQueryBuilder<Node>,
  keys: OrderKey<Node>[],
  values: CursorValue[],
): void {
  const alternatives = keys.map((key, index) => {
    const ties = keys.slice(0, index).map((tied, i) => equals(`${query.alias}.${tied.property}`, values[i] ?? null, i));
    return [...ties, isBehind(`${query.alias}.${key.property}`, key.direction, values[index] ?? null, index)].join(
      ' AND ',
    );
  });
  query.andWhere(`(${alternatives.map((alternative) => `(${alternative})`).join(' OR ')})`);
  query.setParameters(Object.fromEntries(values.map((value, index) => [`cursor${index}`, value])));
}

const equals = (column: string, value: CursorValue, index: number): string =>
  value === null ? `${column} IS NULL` : `${column} = :cursor${index}`;

function isBehind(column: string, direction: OrderDirection, value: CursorValue, index: number): string {
  if (value === null) return 'FALSE';
  return `(${column} ${direction === 'DESC' ? '<' : '>'} :cursor${index} OR ${column} IS NULL)`;
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
