import { library } from '../../fixture/src/subgraph';
import { openTestSubgraph, type TestSubgraph } from '../testing';

let subgraph: TestSubgraph;
beforeAll(async () => (subgraph = await openTestSubgraph(library)));
afterAll(() => subgraph.close());

const selects = (): string[] => subgraph.statements.filter((sql) => sql.startsWith('SELECT'));
beforeEach(() => void (subgraph.statements.length = 0));

test('the books of every author are read in one statement', async () => {
  const { data } = await subgraph.ask('{ authors { id books { id } } }');
  expect(data?.authors).toEqual([
    { id: 'author-ichiyo', books: [{ id: 'book-takekurabe' }] },
    { id: 'author-soseki', books: [{ id: 'book-kokoro' }, { id: 'book-botchan' }] },
    { id: 'author-unknown', books: [] },
  ]);
  expect(selects()).toHaveLength(2);
});

test('the references of one request are read in one statement for each type', async () => {
  const representations = ['author-soseki', 'nobody', 'author-ichiyo', 'author-soseki'].map((id) => ({
    __typename: 'Author',
    id,
  }));
  const { data, errors } = await subgraph.ask(
    'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Author { name } } }',
    { representations },
  );
  expect(errors).toMatchObject([{ message: 'No author has the id "nobody".', path: ['_entities', 1] }]);
  expect(data?._entities).toEqual([{ name: '夏目漱石' }, null, { name: '樋口一葉' }, { name: '夏目漱石' }]);
  expect(selects()).toHaveLength(1);
});

test('a look-up is the same statement however many keys it has, so that PostgreSQL can keep it', async () => {
  const read = async (...ids: string[]) => {
    subgraph.statements.length = 0;
    const representations = ids.map((id) => ({ __typename: 'Author', id }));
    await subgraph.ask(
      'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Author { name } } }',
      { representations },
    );
    return selects();
  };
  const one = await read('author-soseki');
  expect(one).toEqual([expect.stringContaining('= ANY($1)')]);
  expect(await read('author-soseki', 'author-ichiyo', 'nobody')).toEqual(one);
});

test('a type that only this subgraph refers to resolves without a statement', async () => {
  const { data } = await subgraph.ask(
    '{ _entities(representations: [{ __typename: "City", id: "tokorozawa" }]) { ... on City { id hasReadingRoom } } }',
  );
  expect(data?._entities).toEqual([{ id: 'tokorozawa', hasReadingRoom: true }]);
  expect(selects()).toHaveLength(0);
});

test('provenance is read with the rows of an operation that asks for it anywhere, and with no others', async () => {
  await subgraph.ask('{ authors { id books { id } } }');
  expect(selects()).toHaveLength(2);
  expect(selects().join()).not.toContain('provenance');

  subgraph.statements.length = 0;
  const { data, errors } = await subgraph.ask(
    '{ authors { id books { ...Origin } } } fragment Origin on Book { from: provenance { heading } }',
  );
  expect(errors).toBeUndefined();
  expect(data?.authors).toContainEqual({
    id: 'author-ichiyo',
    books: [{ from: { heading: expect.any(String) } }],
  });
  expect(selects()).toHaveLength(2);
});

test('what tells the version of a record is read for an operation that asks for it, and for no other', async () => {
  const columnsRead = (): string[] => selects().map((sql) => sql.slice(0, sql.indexOf(' FROM ')));
  await subgraph.ask('{ authors { id books { id } } author(id: "author-soseki") { name } }');
  expect(columnsRead()).toHaveLength(3);
  expect(columnsRead().join()).not.toMatch(/edition|version|omitted|listed|retired/);

  subgraph.statements.length = 0;
  const { data, errors } = await subgraph.ask(
    '{ author(id: "author-soseki") { edition { id } omittedSince { id } editions { id edition { id } } } }',
  );
  expect(errors).toBeUndefined();
  const edition = { id: expect.any(String) };
  const version = { id: expect.stringMatching(/^author-soseki@/), edition };
  expect(data?.author).toEqual({ edition, omittedSince: null, editions: [version] });
});
