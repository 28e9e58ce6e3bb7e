import { library } from '../../fixture/src/subgraph';
import { openTestSubgraph, type TestSubgraph } from '../testing';
import { OrderDirection } from './connection';
import { writeCursor } from './cursor';
import type { OrderKey } from './order';

let subgraph: TestSubgraph;
beforeAll(async () => {
  subgraph = await openTestSubgraph(library);
  // Forty authors more: several of a year, several of no known year.
  await subgraph.database.query(`
    INSERT INTO author (id, provenance, edition_id, listed, name, born_in)
    SELECT 'author-' || lpad(n::text, 2, '0'), provenance, '2024', true, name, CASE WHEN n % 4 = 0 THEN NULL ELSE 1860 + n % 5 END
    FROM generate_series(1, 40) n, (SELECT provenance, name FROM author LIMIT 1) one`);
});
afterAll(() => subgraph.close());

interface Page {
  nodes: { id: string; bornIn: number | null }[];
  edges: { cursor: string; node: { id: string } }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
  totalCount: number;
}

async function page(first: number, after: string | null): Promise<Page> {
  const { data, errors } = await subgraph.ask(
    `query ($first: Int!, $after: String) { authorsByBirth(first: $first, after: $after) {
       totalCount nodes { id bornIn } edges { cursor node { id } }
       pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`,
    { first, after },
  );
  expect(errors).toBeUndefined();
  return data?.authorsByBirth as Page;
}

test('walking page by page meets every item once, in order, the unknown last', async () => {
  const met: Page['nodes'] = [];
  let after: string | null = null;
  do {
    const { nodes, pageInfo, totalCount }: Page = await page(7, after);
    expect(totalCount).toBe(43);
    expect(pageInfo.hasPreviousPage).toBe(after !== null);
    met.push(...nodes);
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  } while (after);

  expect(new Set(met.map(({ id }) => id)).size).toBe(43);
  const expected = [...met].sort((a, b) => (b.bornIn ?? -1) - (a.bornIn ?? -1) || (a.id > b.id ? -1 : 1));
  expect(met).toEqual(expected);
  expect(met.at(-1)?.bornIn).toBeNull();
});

test('a page continues behind any of its cursors', async () => {
  const { edges, nodes } = await page(10, null);
  const rest = await page(3, edges[4]?.cursor ?? null);
  expect(rest.nodes).toEqual(nodes.slice(5, 8));
});

test('how long the list is, is counted only when it is asked for', async () => {
  subgraph.statements.length = 0;
  await subgraph.ask('{ authorsByBirth(first: 2) { nodes { id } } }');
  expect(subgraph.statements.filter((sql) => sql.includes('count('))).toEqual([]);
  await subgraph.ask('{ authorsByBirth(first: 2) { totalCount } }');
  expect(subgraph.statements.filter((sql) => sql.includes('count('))).toHaveLength(1);
});

test('a page of nothing is a page', async () => {
  expect(await page(0, null)).toMatchObject({
    nodes: [],
    pageInfo: { hasNextPage: true, startCursor: null, endCursor: null },
    totalCount: 43,
  });
});

test.each(['nonsense', Buffer.from('[1]').toString('base64url'), Buffer.from('[{},1]').toString('base64url')])(
  'the cursor %s is refused with a sentence',
  async (after) => {
    const { errors } = await subgraph.ask(`{ authorsByBirth(after: "${after}") { totalCount } }`);
    expect(errors?.[0]).toMatchObject({
      message: expect.stringContaining('is not a cursor of this list'),
      extensions: { code: 'BAD_USER_INPUT' },
    });
  },
);

test('a cursor of another list, edition or order is refused', async () => {
  const { data } = await subgraph.ask('{ author(id: "author-soseki") { pageOfBooks { edges { cursor } } } }');
  const { pageOfBooks } = data?.author as { pageOfBooks: Pick<Page, 'edges'> };
  const anotherList =
    'but this list is of Author records in their newest versions. Take a cursor of a page of this list, or leave it out to begin anew.';
  const author = { id: 'author-soseki', bornIn: 1867 };
  const order: OrderKey<typeof author>[] = ['bornIn', 'id'].map((property) => ({
    property: property as 'id',
    direction: OrderDirection.DESC,
  }));
  const cursors = [
    [pageOfBooks.edges[0]?.cursor, `is a cursor of Book records in their newest versions, ${anotherList}`],
    [
      writeCursor(author, { name: 'Author@2024', order }),
      `is a cursor of Author records in the edition 2024, ${anotherList}`,
    ],
    [
      writeCursor(author, { name: 'Author', order: order.slice(1) }),
      'is not a cursor of this list in this order. Take a cursor of a page in the same order, unchanged.',
    ],
  ];
  for (const [after, message] of cursors) {
    const { errors } = await subgraph.ask(`{ authorsByBirth(after: "${after}") { totalCount } }`);
    expect(errors?.[0]).toMatchObject({ message: `"${after}" ${message}`, extensions: { code: 'BAD_USER_INPUT' } });
  }
});

describe('a cursor whose values have other types than their columns', () => {
  const forged = Buffer.from('["Author","-bornIn,-id","a year","author-1"]').toString('base64url');
  const ask = (after: string) =>
    subgraph.ask('query ($after: String) { authorsByBirth(first: 2, after: $after) { nodes { id } } }', { after });

  test('is reported as invalid input', async () => {
    const { errors } = await ask(forged);
    expect(errors?.[0]).toMatchObject({
      message: expect.stringContaining(`"${forged}" is not a cursor of this list`),
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });

  test('costs no connection, for with that goes what it has planned', async () => {
    const connections = async () => {
      const rows: { pid: number }[] = await subgraph.database.query(
        "SELECT pid FROM pg_stat_activity WHERE application_name = 'planning-graph/library-fixture' ORDER BY pid",
      );
      return rows.map(({ pid }) => pid);
    };
    await page(2, null);
    const before = await connections();
    // The reader's, and the one of this test.
    expect(before.length).toBeGreaterThan(1);
    for (let n = 0; n < 3; n++) await ask(forged);
    expect(await connections()).toEqual(expect.arrayContaining(before));
  });
});

test('a page beside a failing field is read once, and so is its length', async () => {
  subgraph.statements.length = 0;
  const query = '{ authorsByBirth(first: 2) { totalCount nodes { id } } author(id: "zzz") { name } }';
  const { data, errors } = await subgraph.ask(query);
  expect(errors).toHaveLength(1);
  expect(data?.authorsByBirth).toMatchObject({ totalCount: 43 });
  expect(subgraph.statements.filter((sql) => sql.includes('LIMIT 3'))).toHaveLength(1);
  expect(subgraph.statements.filter((sql) => sql.includes('count('))).toHaveLength(1);
});
