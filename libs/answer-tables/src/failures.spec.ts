import { japaneseMessage } from '@tokorozawa/resources/japanese-messages';
import { type ErrorCode, SubgraphOverloadedError, SubgraphUnavailableError } from '@tokorozawa/vocabulary/errors';
import { GraphQLError } from 'graphql';
import { failuresOf } from './failures';

const failure = (message: string, extensions: Record<string, unknown> = {}) =>
  failuresOf({ errors: [new GraphQLError(message, { path: ['sisterCities', 0], extensions })] })[0];

test('a domain that does not answer is named, with what to do', () => {
  const unavailable = failure('…', { code: 'SUBGRAPH_UNAVAILABLE', subgraph: 'city-promotion' });
  expect(unavailable).toMatchObject({ path: ['sisterCities', 0], subgraph: 'city-promotion' });
  expect(unavailable?.message.ja).toContain('領域「city-promotion」が応答していません');
  expect(unavailable?.message.en).toContain('Wait a moment and run the query again.');
});

test('a busy domain and a busy server are named, with what to do', () => {
  expect(failure('…', { code: 'OVERLOADED', subgraph: 'city-promotion' })?.message.ja).toMatch(
    /^領域「city-promotion」が混み合っていて/,
  );
  expect(failure('…', { code: 'OVERLOADED' })?.message.en).toMatch(/^The server is busy/);
});

test.each([
  new SubgraphUnavailableError('city-promotion'),
  new SubgraphOverloadedError('city-promotion'),
  new GraphQLError('Something went wrong on our side; it has been logged under the x-request-id of this answer.', {
    extensions: { code: 'INTERNAL_SERVER_ERROR' },
  }),
])('a fault that is not that of the query reads in Japanese as on pages: $message', ({ message, extensions }) => {
  expect(failure(message, extensions)?.message.ja).toBe(japaneseMessage(message, extensions.code as ErrorCode));
});

test('the gateway’s own message is kept if it names the id or the limit', () => {
  expect(failure('No city has the id "zzz".', { code: 'NOT_FOUND' })?.message.ja).toBe(
    'IDが「zzz」の記録はありません。',
  );
  expect(failure('The query is 16 levels deep.', { code: 'QUERY_TOO_DEEP' })?.message.ja).toMatch(
    /^問い合わせが大きすぎます/,
  );
});

test('an error without a code keeps its own message', () => {
  expect(failure('Something.')?.message).toEqual({ ja: 'Something.', en: 'Something.' });
});

test('a missing answer is explained as a lost connection', () => {
  expect(failure('…', { code: 'GATEWAY_UNREACHABLE' })?.message.ja).toContain('サーバーから応答がありませんでした');
});

test('a complete answer has no failures', () => {
  expect(failuresOf({ data: {} })).toEqual([]);
});
