import { requireWithin } from '@tokorozawa/vocabulary';
import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import type { Identified } from '../entity/entity-class';
import type { Loaders } from '../loader/loaders';
import { type Connection, type Edge, maxPageSize, type PageArgs, type PageInfo } from './connection';
import { ordered, type OrderKey, parseCursor, readInOrder, throwCursorError, withTieBreak, writeCursor } from './order';

/**
 * One page of a query, ordered by these keys and then by id, so that no item is skipped or repeated however many tie.
 * The cursor holds the values of the keys, so a page costs the same wherever it stands in the list. The length of the
 * list is counted only if it is selected.
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
  const cursor = after ? parseCursor(after, keys.length) : null;
  // One row more than the page holds tells whether another page follows.
  const rows = await readInOrder(load, query, keys, cursor, first + 1).catch(throwCursorError(after));
  return new Page(rows, page, keys, () => load.count(query));
}

/** The items of one parent among all items that a query finds. */
interface Children<Node> {
  query: SelectQueryBuilder<Node & ObjectLiteral>;
  /** The property that holds the id of the parent. */
  parent: keyof Node & string;
  id: string;
}

/**
 * A page of the items of one parent. The pages of all parents in a list are read together in one statement, and their
 * lengths in another.
 */
export async function paginateWithin<Node extends Identified & ObjectLiteral>(
  load: Loaders,
  { query, parent, id }: Children<Node>,
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

class Page<Node> implements Connection<Node> {
  readonly nodes: Node[];
  readonly edges: Edge<Node>[];
  readonly pageInfo: PageInfo;

  /** @param rows the rows of the page, and one more if another page follows */
  constructor(
    rows: Node[],
    { first, after }: PageArgs,
    keys: OrderKey<Node>[],
    private readonly count: () => Promise<number>,
  ) {
    this.nodes = rows.slice(0, first);
    this.edges = this.nodes.map((node) => ({ node, cursor: writeCursor(node, keys) }));
    this.pageInfo = {
      hasNextPage: rows.length > first,
      hasPreviousPage: Boolean(after),
      startCursor: this.edges[0]?.cursor ?? null,
      endCursor: this.edges.at(-1)?.cursor ?? null,
    };
  }

  get totalCount(): Promise<number> {
    return this.count();
  }
}

function requirePageSize({ first }: PageArgs): void {
  requireWithin('first', first, 0, maxPageSize);
}

/** The items of several parents among all items that a query finds. */
interface ChildrenOfAll<Node> {
  query: SelectQueryBuilder<Node & ObjectLiteral>;
  parent: keyof Node & string;
  ids: readonly string[];
}

/** For each parent the first rows behind the cursor, up to one more than the page holds. */
async function pagesOf<Node extends Identified & ObjectLiteral>(
  load: Loaders,
  { query, parent, ids }: ChildrenOfAll<Node>,
  { first, after }: PageArgs,
  keys: OrderKey<Node>[],
): Promise<Node[][]> {
  const cursor = after ? parseCursor(after, keys.length) : null;
  const { alias } = query;
  const numbered = ordered(childrenOf({ query, parent, ids }), keys, cursor);
  const orderBy = keys.map(({ property, direction }) => `${alias}.${property} ${direction} NULLS LAST`).join(', ');
  numbered
    .orderBy()
    .select(`${alias}.id`, 'id')
    .addSelect(`row_number() OVER (PARTITION BY ${alias}.${parent} ORDER BY ${orderBy})`, 'place');
  const onPages = ordered(query.clone().where('TRUE'), keys, null)
    .andWhere(`${alias}.id IN (SELECT numbered.id FROM (${numbered.getQuery()}) numbered WHERE numbered.place <= :max)`)
    .setParameters({ ...numbered.getParameters(), max: first + 1 });
  const rows = await load.find(onPages).catch(throwCursorError(after));
  return ids.map((id) => rows.filter((row) => row[parent] === id));
}

async function countsOf<Node extends Identified & ObjectLiteral>(
  load: Loaders,
  children: ChildrenOfAll<Node>,
): Promise<number[]> {
  const column = `${children.query.alias}.${children.parent}`;
  const counting = childrenOf(children).select(column, 'parent').addSelect('count(*)::int', 'count').groupBy(column);
  const rows = await load.rows<{ parent: string; count: number }>(counting);
  const counts = new Map(rows.map(({ parent, count }) => [parent, count]));
  return children.ids.map((id) => counts.get(id) ?? 0);
}

const childrenOf = <Node extends ObjectLiteral>({ query, parent, ids }: ChildrenOfAll<Node>) =>
  query.clone().andWhere(`${query.alias}.${parent} IN (:...parents)`, { parents: ids });
