import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorCodes } from '@tokorozawa/vocabulary';
import { GraphQLBoolean, GraphQLFloat, GraphQLID, GraphQLInt, GraphQLString, type GraphQLScalarType } from 'graphql';
import { messagesInSources } from '../testing/messages-in-sources';
import { japaneseMessage, knownMessage } from './japanese-messages';

/** What a subgraph says to the gateway alone. */
const internal = ['Only the gateway may ask a subgraph.'];

/** What the source does not say as a text, and who tests it. */
const tested = [
  // access-tokens.spec.ts, beside it.
  'apps/gateway/src/access/access-tokens.ts: faultOfClaim(error, { iss: issuer, aud: audience, typ: tokenType })',
  // The table in the same file, whose texts are read.
  'libs/operation-limits/src/limits.ts: message(size[key], max[key])',
  // Of an answer of ours, which is masked; and of a value that is given, in the test of scalars below.
  'libs/vocabulary/src/scalar/scalar.ts: fault',
  'libs/vocabulary/src/scalar/scalar.ts: message(given, problem)',
];

test('each message with an error code has its Japanese', () => {
  const { messages, unread } = messagesInSources(Object.keys(errorCodes));
  expect(messages.length).toBeGreaterThan(100);
  const missing = messages.filter((message) => knownMessage(message) === undefined);
  expect(missing.filter((message) => !internal.includes(message))).toEqual([]);
  expect(unread.toSorted()).toEqual(tested);
});

test('each scalar says in Japanese what it refuses', () => {
  const supergraph = readFileSync(join(__dirname, '../../../supergraph.graphql'), 'utf8');
  const scalars = [...supergraph.matchAll(/^scalar (\w+)/gm)].map(([, name = '']) => name);
  const own = scalars.filter((name) => !/__|^(Int|Float|String|Boolean|ID)$/.test(name));
  expect(own).toContain('FiscalYear');
  expect(own.filter((name) => knownMessage(`${name} cannot be "x": write another.`) === undefined)).toEqual([]);
});

test.each<[GraphQLScalarType, unknown, string]>([
  [GraphQLInt, '1.5', '「"1.5"」は整数として使えません。'],
  [GraphQLInt, 99_999_999_999, '「99999999999」は整数として使えません。'],
  [GraphQLFloat, 'x', '「"x"」は数として使えません。'],
  [GraphQLBoolean, 'x', '「"x"」は true でも false でもありません。'],
  [GraphQLString, 1, '「1」は文字列として使えません。'],
  [GraphQLID, {}, '「{}」は文字列として使えません。'],
])('what %s refuses is told in Japanese', (scalar, value, japanese) => {
  const message = (() => {
    try {
      return String(scalar.parseValue(value));
    } catch (error) {
      return (error as Error).message;
    }
  })();
  expect(japaneseMessage(message, 'BAD_USER_INPUT')).toBe(japanese);
});

test('the parts of a message are in its Japanese, and what nobody has translated stands in English', () => {
  expect(
    japaneseMessage(
      '"area" has a "min" of 5, which is larger than its "max" of 1. Exchange the two.',
      'BAD_USER_INPUT',
    ),
  ).toBe('「area」の下限(5)が上限(1)より大きくなっています。二つを入れ替えてください。');
  expect(japaneseMessage('A partner says no.', 'BAD_USER_INPUT')).toBe(
    '指定された値は使えません。(A partner says no.)',
  );
});
