import { NotFoundError, SubgraphUnavailableError } from '@tokorozawa/vocabulary';
import { library } from '../../fixture/src/subgraph';
import { cloneDatabase } from '../testing/database';
import { fallbackReason, logFallbackOnce } from './fallback';
import { openSubgraph } from './open-subgraph';

test('a query that falls back to graphql-js is reported with its reason, unless the caller asked for what does not exist', async () => {
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
  expect(told).toEqual([['library-fixture', 'Error']]);
});

test.each<[string, unknown, string | undefined]>([
  ['a wrong id', new NotFoundError('No author has the id "zzz".'), undefined],
  ['a domain that does not answer', new SubgraphUnavailableError('library-fixture'), 'SUBGRAPH_UNAVAILABLE'],
  ['a code of PostgreSQL', Object.assign(new Error('canceling'), { code: '57014' }), '57014'],
  ['the class of an error', new RangeError('too far'), 'RangeError'],
  ['a value that is not an error', 'a text that a caller wrote', 'unknown'],
  ['a code that is not a plain word', Object.assign(new TypeError('x'), { code: 'a b\nc' }), 'TypeError'],
])('the reason for %s is from a bounded set', (_what, cause, reason) => {
  expect(fallbackReason(cause)).toBe(reason);
});

test('a process that does not count reasons logs each of them once', () => {
  const lines: object[] = [];
  const onFallback = logFallbackOnce({
    error: () => undefined,
    warn: () => undefined,
    info: (line) => void lines.push(line),
  });
  for (let turn = 0; turn < 3; turn++) {
    onFallback('one', '57014');
    onFallback('one', 'Error');
    onFallback('other', 'Error');
  }
  expect(lines).toEqual([
    { subgraph: 'one', reason: '57014' },
    { subgraph: 'one', reason: 'Error' },
    { subgraph: 'other', reason: 'Error' },
  ]);
});
