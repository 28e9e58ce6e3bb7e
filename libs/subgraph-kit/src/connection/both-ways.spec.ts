import { Author } from '../../fixture/src/author/author.entity';
import { library } from '../../fixture/src/subgraph';
import { Deadline } from '../execution/deadline';
import { Loaders } from '../loader/loaders';
import { allColumns } from '../loader/read-rows';
import { openTestSubgraph, type TestSubgraph } from '../testing';
import { type Connection, OrderDirection, type PageArgs } from './connection';
import type { OrderKey } from './order';
import { paginate } from './paginate';

const { ASC, DESC } = OrderDirection;

let subgraph: TestSubgraph;
beforeAll(async () => {
  subgraph = await openTestSubgraph(library);
  // Several authors of a year, several of no known year.
  await subgraph.database.query(`
    INSERT INTO author (id, provenance, edition_id, listed, name, born_in, wrote_until)
    SELECT 'author-' || lpad(n::text, 2, '0'), provenance, '2024', true, name, CASE WHEN n % 4 > 0 THEN 1860 + n % 3 END,
      CASE WHEN n % 3 > 0 THEN 1900 + n % 2 END
    FROM generate_series(1, 14) n, (SELECT provenance, name FROM author LIMIT 1) one`);
});
afterAll(() => subgraph.close());

const orders: OrderKey<Author>[][] = [
  [{ property: 'id', direction: ASC }],
  [{ property: 'id', direction: DESC }],
  [{ property: 'bornIn', direction: ASC }],
  [{ property: 'bornIn', direction: DESC }],
  ...[ASC, DESC].flatMap((first) =>
    [ASC, DESC].map((second): OrderKey<Author>[] => [
      { property: 'bornIn', direction: first },
      { property: 'wroteUntil', direction: second },
    ]),
  ),
];

function page(args: PageArgs, order: OrderKey<Author>[]): Promise<Connection<Author>> {
  const load = new Loaders(subgraph.database, { columns: allColumns, deadline: new Deadline(60_000) });
  return paginate(load, subgraph.database.getRepository(Author).createQueryBuilder('author'), args, order);
}

/** The whole list, in an order that the test itself computes. */
async function wholeList(order: OrderKey<Author>[]): Promise<string[]> {
  const authors = await subgraph.database.getRepository(Author).find();
  const keys = order.some(({ property }) => property === 'id')
    ? order
    : [...order, { property: 'id', direction: order.at(-1)?.direction } as OrderKey<Author>];
  const compare = (a: Author, b: Author): number => {
    for (const { property, direction } of keys) {
      const [x, y] = [a[property], b[property]] as (string | number | null)[];
      if (x === y) continue;
      if (x === null || x === undefined) return 1;
      if (y === null || y === undefined) return -1;
      return (x < y ? -1 : 1) * (direction === ASC ? 1 : -1);
    }
    return 0;
  };
  return authors.toSorted(compare).map(({ id }) => id);
}

describe.each(
  orders.map((order) => ({
    order,
    name: order.map(({ property, direction }) => `${property} ${direction}`).join(', '),
  })),
)('a list by $name', ({ order }) => {
  test.each([1, 2, 7, 100])('in pages of %i meets every item once, forward and backward', async (size) => {
    const expected = await wholeList(order);
    for (const isForward of [true, false]) {
      const met: string[] = [];
      for (let cursor: string | null | undefined = undefined; cursor !== null;) {
        const args = isForward ? { first: size, after: cursor } : { last: size, before: cursor };
        const { nodes, pageInfo } = await page(args, order);
        const ids = nodes.map(({ id }) => id);
        if (isForward) met.push(...ids);
        else met.unshift(...ids);
        const hasMore = isForward ? await pageInfo.hasNextPage : await pageInfo.hasPreviousPage;
        expect(hasMore).toBe(met.length < expected.length);
        expect(isForward ? await pageInfo.hasPreviousPage : await pageInfo.hasNextPage).toBe(cursor !== undefined);
        cursor = hasMore ? (isForward ? pageInfo.endCursor : pageInfo.startCursor) : null;
      }
      expect(met).toEqual(expected);
    }
  });

  test('is cut by two cursors, and says what lies outside of them', async () => {
    const expected = await wholeList(order);
    const { edges } = await page({ first: 100 }, order);
    const cursors = edges.map(({ cursor }) => cursor);
    for (let from = 0; from < cursors.length; from += 2) {
      for (let to = 0; to < cursors.length; to += 3) {
        const between = expected.slice(from + 1, Math.max(to, from + 1));
        const bounds = { after: cursors[from], before: cursors[to] };
        const first = await page({ ...bounds, first: 3 }, order);
        const last = await page({ ...bounds, last: 3 }, order);
        expect(first.nodes.map(({ id }) => id)).toEqual(between.slice(0, 3));
        expect(last.nodes.map(({ id }) => id)).toEqual(between.slice(-3));
        for (const { pageInfo } of [first, last]) {
          expect([await pageInfo.hasPreviousPage, await pageInfo.hasNextPage]).toEqual([true, true]);
        }
      }
    }
  });

  test('refuses the cursor of another order', async () => {
    const { pageInfo } = await page({ first: 1 }, order);
    for (const other of orders.filter((candidate) => candidate !== order)) {
      await expect(page({ after: pageInfo.endCursor }, other)).rejects.toThrow(
        'is not a cursor of this list in this order. Take a cursor of a page in the same order, unchanged.',
      );
    }
  });
});

test('an empty page says what lies before and behind it', async () => {
  const order = orders[2] as OrderKey<Author>[];
  const places = async (args: PageArgs): Promise<boolean[]> => {
    const { pageInfo } = await page(args, order);
    return [await pageInfo.hasPreviousPage, await pageInfo.hasNextPage];
  };
  const { edges } = await page({ first: 100 }, order);
  expect(await places({ first: 0 })).toEqual([false, true]);
  expect(await places({ last: 0 })).toEqual([true, false]);
  expect(await places({ first: 5, after: edges.at(-1)?.cursor })).toEqual([true, false]);
  expect(await places({ last: 5, before: edges[0]?.cursor })).toEqual([false, true]);
});

test('the cursor of an item that has left the list still tells its place', async () => {
  const order = orders[2] as OrderKey<Author>[];
  const { edges } = await page({ first: 100 }, order);
  const [gone, next] = [edges[0], edges[1]];
  await subgraph.database.getRepository(Author).delete(gone?.node.id ?? '');
  const { nodes, pageInfo } = await page({ first: 1, after: gone?.cursor }, order);
  expect(nodes).toMatchObject([{ id: next?.node.id }]);
  expect(await pageInfo.hasPreviousPage).toBe(false);
});

test.each<[PageArgs, string]>([
  [{ first: 1, last: 1 }, '"first" and "last" exclude each other; give one of them, or neither.'],
  [{ first: -1 }, '"first" is -1; give a number from 0 to 100.'],
  [{ last: 101 }, '"last" is 101; give a number from 0 to 100.'],
])('the arguments %j are refused with a sentence', async (args, sentence) => {
  await expect(page(args, orders[0] ?? [])).rejects.toThrow(sentence);
});
