import { QueryExecutor } from '@tokorozawa/query-executor';
import { library } from '../../fixture/src/subgraph';
import { openTestSubgraph, type TestSubgraph } from '../testing';

let subgraph: TestSubgraph;
beforeAll(async () => (subgraph = await openTestSubgraph(library)));
afterAll(() => subgraph.close());

test('an error that was meant for the caller passes with its code and path', async () => {
  const { data, errors } = await subgraph.ask('{ author(id: "zzz") { name } }');
  expect(data).toEqual({ author: null });
  expect(errors).toEqual([
    expect.objectContaining({
      message: 'No author has the id "zzz".',
      path: ['author'],
      extensions: { code: 'NOT_FOUND', argument: 'id' },
    }),
  ]);
});

test('an error that nobody foresaw is logged whole and told without its words', async () => {
  const { errors } = await subgraph.execute({ query: '{ broken }', requestId: 'r-1' });
  expect(errors).toEqual([expect.objectContaining({ path: ['broken'] })]);
  expect(errors?.[0]?.extensions).toEqual({ code: 'INTERNAL_SERVER_ERROR', subgraph: 'library-fixture' });
  expect(JSON.stringify(errors)).not.toContain('hunter2');
  expect(subgraph.failures).toEqual([
    expect.objectContaining({ requestId: 'r-1', err: expect.objectContaining({ message: 'the password is hunter2' }) }),
  ]);
});

test('an argument out of its range says which and why', async () => {
  const { errors } = await subgraph.ask('{ authorsByBirth(first: 1000) { totalCount } }');
  expect(errors?.[0]).toMatchObject({
    message: '"first" is 1000; give a number from 0 to 100.',
    extensions: { code: 'BAD_USER_INPUT' },
  });
});

test.each([
  ['of another type', { count: 'many' }],
  ['that a number in JSON can become, such as 1e400', { count: Infinity }],
  ['that is absent', {}],
])('a variable %s is told to the caller, and not logged as a failure', async (_, variables) => {
  const logged = subgraph.failures.length;
  const query = 'query ($count: Int!) { authorsByBirth(first: $count) { totalCount } }';
  const { data, errors } = await subgraph.ask(query, variables);
  expect(data).toBeNull();
  expect(errors).toEqual([expect.objectContaining({ extensions: { code: 'BAD_USER_INPUT' } })]);
  expect(errors?.[0]?.message).toContain('"$count"');
  expect(subgraph.failures).toHaveLength(logged);
});

test('a query that does not fit the schema is refused with a code', async () => {
  expect((await subgraph.ask('{ nothing }')).errors?.[0]?.extensions?.code).toBe('GRAPHQL_VALIDATION_FAILED');
  expect((await subgraph.ask('{')).errors?.[0]?.extensions?.code).toBe('GRAPHQL_PARSE_FAILED');
});

test('an answer that depends on the day says when the day ends, and no other answer says so', async () => {
  const { data, extensions } = await subgraph.ask('{ askedOn }');
  expect(Date.parse(extensions?.validUntil ?? '')).toBe(Date.parse(`${String(data?.askedOn)}T24:00:00+09:00`));
  expect((await subgraph.ask('{ authors { id } }')).extensions).toBeUndefined();
});

test('more documents than are remembered still answer', async () => {
  for (let n = 0; n < 600; n++) {
    const { data } = await subgraph.ask(`{ a${n}: __typename }`);
    expect(data).toEqual({ [`a${n}`]: 'Query' });
  }
});

test('equal long queries that come at the same time are checked once', async () => {
  const executing = jest.spyOn(QueryExecutor.prototype, 'execute');
  const query = `{ authors { id ${'name '.repeat(300)} } }`;
  await Promise.all([1, 2, 3].map(() => subgraph.ask(query)));
  const documents = executing.mock.calls.map(([{ document }]) => document);
  executing.mockRestore();
  expect(documents).toHaveLength(3);
  expect(new Set(documents).size).toBe(1);
});
