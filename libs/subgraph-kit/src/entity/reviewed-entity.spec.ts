import { library } from '../../fixture/src/subgraph';
import { openSubgraph } from '../execution/open-subgraph';
import { cloneDatabase } from '../testing/database';

test.each([
  ['without a public address, its path', undefined, '/id/book-kokoro'],
  ['with one, the whole address', 'https://plan.example.jp', 'https://plan.example.jp/id/book-kokoro'],
])('the permanent address of a record is, %s', async (_what, publicUrl, url) => {
  const clone = await cloneDatabase([library]);
  const log = { error: () => undefined, warn: () => undefined, info: () => undefined };
  const subgraph = await openSubgraph(library, { databaseUrl: clone.url, log, publicUrl });
  const query = '{ _entities(representations: [{ __typename: "Book", id: "book-kokoro" }]) { ... on Book { url } } }';
  const { data } = await subgraph.execute({ query });
  expect(data?._entities).toEqual([{ url }]);
  await subgraph.close();
  await clone.drop();
});
