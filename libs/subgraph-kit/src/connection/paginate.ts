import { InvalidInputError, requireWithin } from '@tokorozawa/vocabulary';
import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { pinnedEdition, pinnedId } from '@tokorozawa/vocabulary/record-id';
import type { Identified } from '../entity/entity-class';
import type { Loaders } from '../loader/loaders';
import { type Connection, defaultPageSize, type Edge, maxPageSize, type PageArgs, type PageInfo } from './connection';
import { type Cursors, type OrderedList, parseCursor, throwCursorError, writeCursor } from './cursor';
import { comparePositions, type OrderKey, type Position, positionOf, withTieBreak } from './order';
import { type Bounds, readWithin, sorted, sortKeysOf, within } from './seek';

/**
 * One page of a query, ordered by these keys and then by id, so that no item is skipped or repeated however many tie.
 * The cursor holds the values of the keys, so a page costs the same wherever it stands in the list. The length of the
 * list is counted only if it is selected, and what lies behind a given cursor is looked up only if it is selected.
 *
 * @param edition whose versions the query finds; without it, the newest. Cursors of other editions are refused.
 */
export async function paginate<Node extends Identified & ObjectLiteral>(
  load: Loaders,
  query: SelectQueryBuilder<Node>,
  args: PageArgs,
  order: OrderKey<Node>[],
  edition?: string,
): Promise<Connection<Node>> {
  const page = requestedPage(args, listOf(query, order, edition));
  const read = (reading: Reading, bounds: Bounds, count: number): Promise<Node[]> =>
    readWithin(load, query, sortKeysOf(query, page.order, reading), bounds, count).catch(
      throwCursorError(page.cursors),
    );
  // One row more than the page holds tells whether the list goes on.
  const rows = await read(page.reading, page.bounds, page.size + 1);
  return new Page(rows, page, {
    has: async (reading, bounds) => (await read(reading, bounds, 1)).length > 0,
    count: () => load.count(query),
  });
}

/** The items of one parent among all items that a query finds. */
interface Children<Node> {
  query: SelectQueryBuilder<Node & ObjectLiteral>;
  /** The property that holds the id of the parent. */
  parent: keyof Node & string;
  id: string;
}

/**
 * A page of the items of one parent, of the same edition as the parent. The pages of all parents in a list are read
 * together in one statement, and their lengths in another.
 */
export async function paginateWithin<Node extends Identified & ObjectLiteral>(
  load: Loaders,
  { query, parent, id }: Children<Node>,
  args: PageArgs,
  order: OrderKey<Node>[],
): Promise<Connection<Node>> {
  const page = requestedPage(args, listOf(query, order, pinnedEdition(id)));
  const kind = JSON.stringify([query.getQueryAndParameters(), parent, args, order]);
  const pages = load.batched(kind, (ids) => pagesOf(load, { query, parent, ids }, page));
  const count = (rows: SelectQueryBuilder<Node & ObjectLiteral>, what: string): Promise<number> =>
    load.batched(`${what} of ${kind}`, (ids) => countsOf(load, { query: rows, parent, ids })).load(id);
  return new Page(await pages.load(id), page, {
    has: async (reading, bounds) =>
      (await count(within(query, sortKeysOf(query, page.order, reading), bounds), `rows ${reading}`)) > 0,
    count: () => count(query, 'all rows'),
  });
}

/**
 * A page of items that were all read, because they are few: those of one record, which one statement reads for all records
 * of a request.
 *
 * @param name the name of their entity
 * @param parent the id of the record
 */
export function paginateItems<Node extends Identified>(
  { items, name, parent }: { items: Node[]; name: string; parent: string },
  args: PageArgs,
  keys: OrderKey<Node>[],
): Connection<Node> {
  const page = requestedPage(args, orderedList(name, keys, pinnedEdition(parent)));
  const { order, after, before, reading } = page;
  const compare = (one: Position, other: Position): number => comparePositions(order, one, other);
  const placed = items.map((item) => ({ item, position: positionOf(item, order) }));
  const rows = placed
    .filter(({ position }) => (!after || compare(position, after) > 0) && (!before || compare(position, before) < 0))
    .sort((one, other) => compare(one.position, other.position))
    .map(({ item }) => item);
  if (reading === 'backward') rows.reverse();
  return new Page(rows, page, {
    // Only what lies on the other side of a given cursor is asked for.
    has: (direction, { from }) => {
      const sign = direction === 'forward' ? 1 : -1;
      return Promise.resolve(placed.some(({ position }) => from && sign * compare(position, from) >= 0));
    },
    count: () => Promise.resolve(items.length),
  });
}

function listOf<Node extends Identified & ObjectLiteral>(
  query: SelectQueryBuilder<Node>,
  order: OrderKey<Node>[],
  edition: string | undefined,
): OrderedList<Node> {
  return orderedList(query.expressionMap.mainAlias?.metadata.name ?? query.alias, order, edition);
}

const orderedList = <Node extends Identified>(
  entity: string,
  order: OrderKey<Node>[],
  edition: string | undefined,
): OrderedList<Node> => ({
  name: edition === undefined ? entity : pinnedId(entity, edition),
  order: withTieBreak(order),
});

type Reading = 'forward' | 'backward';

/** The arguments of a page, checked. */
interface RequestedPage<Node> {
  size: number;
  list: OrderedList<Node>;
  order: OrderKey<Node>[];
  /** `backward` for the last items. */
  reading: Reading;
  after: Position | null;
  before: Position | null;
  /** `after` and `before` in the direction of reading. */
  bounds: Bounds;
  cursors: Cursors;
}

/** Throws an InvalidInputError if the arguments exclude each other, or one of them is out of range. */
function requestedPage<Node>(args: PageArgs, list: OrderedList<Node>): RequestedPage<Node> {
  const { reading, size } = requestedSize(args);
  const after = args.after ? parseCursor(args.after, list, 'after') : null;
  const before = args.before ? parseCursor(args.before, list, 'before') : null;
  const bounds = reading === 'forward' ? { from: after, to: before } : { from: before, to: after };
  return { size, list, order: list.order, reading, after, before, bounds, cursors: args };
}

function requestedSize({ first, last }: PageArgs): Pick<RequestedPage<never>, 'reading' | 'size'> {
  const isFirst = typeof first === 'number';
  const isLast = typeof last === 'number';
  if (isFirst && isLast) {
    throw new InvalidInputError('"first" and "last" exclude each other; give one of them, or neither.', {
      argument: 'last',
    });
  }
  if (isFirst) requireWithin('first', first, 0, maxPageSize);
  if (isLast) requireWithin('last', last, 0, maxPageSize);
  return isLast ? { reading: 'backward', size: last } : { reading: 'forward', size: first ?? defaultPageSize };
}

/** Answers questions about the whole list. */
interface List {
  /** Whether there is a row within the bounds, in this direction of reading. */
  has(reading: Reading, bounds: Bounds): Promise<boolean>;
  count(): Promise<number>;
}

class Page<Node> implements Connection<Node> {
  readonly nodes: Node[];
  readonly edges: Edge<Node>[];

  /** @param rows the rows of the page in the direction of reading, and one more if the list goes on behind it */
  constructor(
    private readonly rows: Node[],
    private readonly page: RequestedPage<Node>,
    private readonly list: List,
  ) {
    const { size, reading, list: ordered } = page;
    this.nodes = rows.slice(0, size);
    if (reading === 'backward') this.nodes.reverse();
    this.edges = this.nodes.map((node) => ({ node, cursor: writeCursor(node, ordered) }));
  }

  get totalCount(): Promise<number> {
    return this.list.count();
  }

  get pageInfo(): PageInfo {
    const { edges, list } = this;
    const { reading, after, before } = this.page;
    const goesOn = this.rows.length > this.page.size;
    return {
      get hasNextPage() {
        if (goesOn && reading === 'forward') return true;
        return before !== null && list.has('forward', { from: before, to: null, includesFrom: true });
      },
      get hasPreviousPage() {
        if (goesOn && reading === 'backward') return true;
        return after !== null && list.has('backward', { from: after, to: null, includesFrom: true });
      },
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    };
  }
}

/** The items of several parents among all items that a query finds. */
interface ChildrenOfAll<Node> {
  query: SelectQueryBuilder<Node & ObjectLiteral>;
  parent: keyof Node & string;
  ids: readonly string[];
}

/** For each parent the first rows within the bounds, up to one more than the page holds. */
async function pagesOf<Node extends Identified & ObjectLiteral>(
  load: Loaders,
  { query, parent, ids }: ChildrenOfAll<Node>,
  { order, reading, bounds, size, cursors }: RequestedPage<Node>,
): Promise<Node[][]> {
  const { alias } = query;
  const keys = sortKeysOf(query, order, reading);
  const orderBy = keys.map(({ column, direction, nulls }) => `${column} ${direction}${nulls ? ` NULLS ${nulls}` : ''}`);
  const numbered = within(childrenOf({ query, parent, ids }), keys, bounds)
    .select(`${alias}.id`, 'id')
    .addSelect(`row_number() OVER (PARTITION BY ${alias}.${parent} ORDER BY ${orderBy.join(', ')})`, 'place');
  const onPages = sorted(query.clone().where('TRUE'), keys)
    .andWhere(`${alias}.id IN (SELECT numbered.id FROM (${numbered.getQuery()}) numbered WHERE numbered.place <= :max)`)
    .setParameters({ ...numbered.getParameters(), max: size + 1 });
  const rows = await load.find(onPages).catch(throwCursorError(cursors));
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
