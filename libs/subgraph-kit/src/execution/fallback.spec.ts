import { library } from '../../fixture/src/subgraph';
import { cloneDatabase } from '../testing/database';
import { logOnce, reasonOf } from './fallback';
import { openSubgraph } from './open-subgraph';

test('a query that goes to graphql-js is told with its reason, and one that does not is not', async () => {
  const database = await cloneDatabase([library]);
  const told: string[][] = [];
  const log = { error: () => undefined, warn: () => undefined, info: () => undefined };
  const onFallback = (...what: string[]) => void told.push(what);
  const subgraph = await openSubgraph(library, { databaseUrl: database.url, log, onFallback });
  for (const query of ['{ authors { id } }', '{ author(id: "zzz") { name } }', '{ broken }', '{ __typename }']) {
    await subgraph.execute({ query });
  }
  await subgraph.close();
  await database.drop();
  expect(told).toEqual([
    ['library-fixture', 'NOT_FOUND'],
    ['library-fixture', 'Error'],
  ]);
});

test.each([
  ['a code of PostgreSQL', Object.assign(new Error('canceling'), { code: '57014' }), '57014'],
  ['the class of an error', new RangeError('too far'), 'RangeError'],
  ['what is no error', 'a text that a caller wrote', 'unknown'],
  ['a code that is no plain word', Object.assign(new TypeError('x'), { code: 'a b\nc' }), 'TypeError'],
])('of %s, a reason is one of few', (_what, cause, reason) => {
  expect(reasonOf(cause)).toBe(reason);
});

test('a process that counts nothing logs each reason once', () => {
  const lines: object[] = [];
  const onFallback = logOnce({ error: () => undefined, warn: () => undefined, info: (line) => void lines.push(line) });
  for (let turn = 0; turn < 3; turn++) {
    onFallback('one', 'NOT_FOUND');
    onFallback('one', 'Error');
    onFallback('other', 'Error');
  }
  expect(lines).toEqual([
    { subgraph: 'one', reason: 'NOT_FOUND' },
    { subgraph: 'one', reason: 'Error' },
    { subgraph: 'other', reason: 'Error' },
  ]);
});
