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
