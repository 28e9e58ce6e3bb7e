import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import type { Identified } from '../entity/entity-class';
import type { Loaders } from '../loader/loaders';
import type { Connection } from './connection';
import { readCursor, refuseCursor } from './cursor';
import { type OrderKey, withTieBreak } from './order-key';
import { Page } from './page';
import { type PageArgs, requirePageSize } from './page-args';
import { readInOrder } from './read-in-order';

/**
 * One page of a query, in this order and then by id, so that no item is skipped or repeated however many tie.
 * The cursor holds the values of the order, so a page costs the same wherever it stands in the list. How long the list
 * is, is counted only when it is asked for.
 */
export async function paginate<Node extends Identified & ObjectLiteral>(
  load: Loaders,
  query: SelectQueryBuilder<Node>,
  page: PageArgs,
  order: OrderKey<Node>[],
): Promise<Connection<Node>> {
  requirePageSize(page);
  const { first, after } = page;
  const keys = withTieBreak(order);
  const cursor = after ? readCursor(after, keys.length) : null;
  // One more than asked for tells whether another page follows.
  const found = await readInOrder(load, query, keys, cursor, first + 1).catch(refuseCursor(after));
  return new Page(found, page, keys, () => load.count(query));
}
