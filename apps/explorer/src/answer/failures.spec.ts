import { GraphQLError } from 'graphql';
import { failuresOf } from './failures';
import { noAnswer } from './no-answer';

const told = (message: string, extensions: Record<string, unknown> = {}) =>
  failuresOf({ errors: [new GraphQLError(message, { path: ['sisterCities', 0], extensions })] })[0];

test('a domain that does not answer is named, with what to do', () => {
  const failure = told('…', { code: 'SUBGRAPH_UNAVAILABLE', subgraph: 'city-promotion' });
  expect(failure).toMatchObject({ path: ['sisterCities', 0], subgraph: 'city-promotion' });
  expect(failure?.message.ja).toContain('領域「city-promotion」が応答していません');
  expect(failure?.message.en).toContain('Wait a moment and run it again.');
});

test('the gateway’s own sentence is kept where it says which id or limit it is', () => {
  expect(told('No city has the id "zzz".', { code: 'NOT_FOUND' })?.message.ja).toBe(
    '指定した ID のものはありません。 No city has the id "zzz".',
  );
  expect(told('The query is 16 levels deep.', { code: 'QUERY_TOO_DEEP' })?.message.ja).toMatch(
    /^問い合わせが大きすぎます/,
  );
});

test('what has no code is told as it came', () => {
  expect(told('Something.')?.message).toEqual({ ja: 'Something.', en: 'Something.' });
});

test('no answer at all is told as a cut of the connection', () => {
  expect(failuresOf(noAnswer)[0]?.message.ja).toContain('サーバーから応答がありませんでした');
});

test('a whole answer has no failures', () => {
  expect(failuresOf({ data: {} })).toEqual([]);
});
