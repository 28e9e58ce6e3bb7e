import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import type { Identified } from '../entity/entity-class';
import type { Loaders } from '../loader/loaders';
import type { Connection } from './connection';
import { readCursor, refuseCursor } from './cursor';
import { type OrderKey, withTieBreak } from './order-key';
import { Page } from './page';
import { type PageArgs, requirePageSize } from './page-args';
import { ordered } from './read-in-order';

/** The items of one parent among all items that a query finds. */
export interface Within<Node> {
  query: SelectQueryBuilder<Node & ObjectLiteral>;
  /** The property that holds the id of the parent. */
  parent: keyof Node & string;
  id: string;
}

/**
 * A page of the items of one parent. The pages of all parents in a list are read together, in one statement, and so are
 * their lengths.
 */
export async function paginateWithin<Node extends Identified & ObjectLiteral>(
  load: Loaders,
  { query, parent, id }: Within<Node>,
  page: PageArgs,
  order: OrderKey<Node>[],
): Promise<Connection<Node>> {
  requirePageSize(page);
  const keys = withTieBreak(order);
  const kind = JSON.stringify([query.getQueryAndParameters(), parent, page, order]);
  const pages = load.batched(kind, (ids) => pagesOf(load, { query, parent, ids }, page, keys));
  const counts = load.batched(`count of ${kind}`, (ids) => countsOf(load, { query, parent, ids }));
  return new Page(await pages.load(id), page, keys, () => counts.load(id));
}

interface OfParents<Node> {
  query: SelectQueryBuilder<Node & ObjectLiteral>;
  parent: keyof Node & string;
  ids: readonly string[];
}

/** For each parent the first rows behind the cursor, one more than the page holds. */
async function pagesOf<Node extends Identified & ObjectLiteral>(
  load: Loaders,
  { query, parent, ids }: OfParents<Node>,
  { first, after }: PageArgs,
  keys: OrderKey<Node>[],
): Promise<Node[][]> {
  const cursor = after ? readCursor(after, keys.length) : null;
  const { alias } = query;
  const numbered = ordered(ofParents({ query, parent, ids }), keys, cursor);
  const orderBy = keys.map(({ property, direction }) => `${alias}.${property} ${direction} NULLS LAST`).join(', ');
  numbered
    .orderBy()
    .select(`${alias}.id`, 'id')
    .addSelect(`row_number() OVER (PARTITION BY ${alias}.${parent} ORDER BY ${orderBy})`, 'place');
  const found = ordered(query.clone().where('TRUE'), keys, null)
    .andWhere(
      `${alias}.id IN (SELECT numbered.id FROM (${numbered.getQuery()}) numbered WHERE numbered.place <= :most)`,
    )
    .setParameters({ ...numbered.getParameters(), most: first + 1 });
  const rows = await load.find(found).catch(refuseCursor(after));
  return ids.map((id) => rows.filter((row) => row[parent] === id));
}

async function countsOf<Node extends Identified & ObjectLiteral>(
  load: Loaders,
  of: OfParents<Node>,
): Promise<number[]> {
  const column = `${of.query.alias}.${of.parent}`;
  const counting = ofParents(of).select(column, 'parent').addSelect('count(*)::int', 'count').groupBy(column);
  const rows = await load.rows<{ parent: string; count: number }>(counting);
  const counts = new Map(rows.map(({ parent, count }) => [parent, count]));
  return of.ids.map((id) => counts.get(id) ?? 0);
}

const ofParents = <Node extends ObjectLiteral>({ query, parent, ids }: OfParents<Node>) =>
  query.clone().andWhere(`${query.alias}.${parent} IN (:...parents)`, { parents: ids });
