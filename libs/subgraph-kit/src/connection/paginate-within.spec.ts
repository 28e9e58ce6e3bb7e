import { library } from '../../fixture/src/subgraph';
import { openTestSubgraph, type TestSubgraph } from '../testing';

let subgraph: TestSubgraph;
beforeAll(async () => (subgraph = await openTestSubgraph(library)));
afterAll(() => subgraph.close());

test('the pages of every author are read in one statement, and their lengths in another', async () => {
  subgraph.statements.length = 0;
  const { data, errors } = await subgraph.ask(
    '{ authors { id pageOfBooks(first: 1) { totalCount nodes { id } pageInfo { hasNextPage } } } }',
  );
  expect(errors).toBeUndefined();
  const page = (id: string | null, totalCount: number, hasNextPage: boolean) => ({
    totalCount,
    nodes: id ? [{ id }] : [],
    pageInfo: { hasNextPage },
  });
  expect(data?.authors).toEqual([
    { id: 'author-ichiyo', pageOfBooks: page('book-takekurabe', 1, false) },
    { id: 'author-soseki', pageOfBooks: page('book-kokoro', 2, true) },
    { id: 'author-unknown', pageOfBooks: page(null, 0, false) },
  ]);
  expect(subgraph.statements.filter((sql) => sql.startsWith('SELECT'))).toHaveLength(3);
});

test('the page of an author continues behind its cursor', async () => {
  const first = await subgraph.ask(
    '{ author(id: "author-soseki") { pageOfBooks(first: 1) { pageInfo { endCursor } } } }',
  );
  const { endCursor } = (first.data?.author as { pageOfBooks: { pageInfo: { endCursor: string } } }).pageOfBooks
    .pageInfo;
  const { data } = await subgraph.ask(
    'query ($after: String) { author(id: "author-soseki") { pageOfBooks(first: 5, after: $after) { nodes { id } } } }',
    { after: endCursor },
  );
  expect(data?.author).toEqual({ pageOfBooks: { nodes: [{ id: 'book-botchan' }] } });
});

test('the last books of every author are read in one statement, and what lies around a page in one each', async () => {
  subgraph.statements.length = 0;
  const { data } = await subgraph.ask(
    '{ authors { pageOfBooks(last: 1) { nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor } } } }',
  );
  expect(subgraph.statements.filter((sql) => sql.startsWith('SELECT'))).toHaveLength(2);
  const pages = (data?.authors as { pageOfBooks: { pageInfo: { startCursor: string } } }[]).map((a) => a.pageOfBooks);
  expect(pages).toMatchObject([
    { nodes: [{ id: 'book-takekurabe' }], pageInfo: { hasNextPage: false, hasPreviousPage: false } },
    { nodes: [{ id: 'book-botchan' }], pageInfo: { hasNextPage: false, hasPreviousPage: true } },
    { nodes: [], pageInfo: { hasNextPage: false, hasPreviousPage: false } },
  ]);

  subgraph.statements.length = 0;
  const before = await subgraph.ask(
    `query ($before: String) { authors { pageOfBooks(last: 1, before: $before) {
       nodes { id } pageInfo { hasNextPage hasPreviousPage } } } }`,
    { before: pages[1]?.pageInfo.startCursor },
  );
  expect(subgraph.statements.filter((sql) => sql.startsWith('SELECT'))).toHaveLength(3);
  expect((before.data?.authors as { pageOfBooks: object }[]).map((author) => author.pageOfBooks)).toMatchObject([
    { nodes: [{ id: 'book-takekurabe' }] },
    { nodes: [{ id: 'book-kokoro' }], pageInfo: { hasNextPage: true, hasPreviousPage: false } },
    { nodes: [] },
  ]);
});
