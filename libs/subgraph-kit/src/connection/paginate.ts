import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import type { Identified } from '../entity/entity-class';
import type { Connection } from './connection';
import { readCursor, writeCursor } from './cursor';
import { type OrderKey, withTieBreak } from './order-key';
import { type PageArgs, requirePageSize } from './page-args';
import { readInOrder } from './read-in-order';

/**
 * One page of a query, in this order and then by id, so that no item is skipped or repeated however many tie.
 * The cursor holds the values of the order, so a page costs the same wherever it stands in the list. How long the list
 * is, is counted only when it is asked for.
 */
export async function paginate<Node extends Identified & ObjectLiteral>(
  query: SelectQueryBuilder<Node>,
  page: PageArgs,
  order: OrderKey<Node>[],
): Promise<Connection<Node>> {
  requirePageSize(page);
  const { first, after } = page;
  const keys = withTieBreak(order);
  const cursor = after ? readCursor(after, keys.length) : null;
  // One more than asked for tells whether another page follows.
  const found = await readInOrder(query, keys, cursor, first + 1);
  return connectionFrom(found, page, keys, () => query.clone().getCount());
}

/** @param found the rows of the page, and one more where another page follows */
export function connectionFrom<Node>(
  found: Node[],
  { first, after }: PageArgs,
  keys: OrderKey<Node>[],
  count: () => Promise<number>,
): Connection<Node> {
  const nodes = found.slice(0, first);
  const edges = nodes.map((node) => ({ node, cursor: writeCursor(node, keys) }));
  return {
    edges,
    nodes,
    get totalCount() {
      return count();
    },
    pageInfo: {
      hasNextPage: found.length > first,
      hasPreviousPage: Boolean(after),
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}
