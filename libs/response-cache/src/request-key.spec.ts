import { canonicalJson, parseJson } from '@tokorozawa/exact-json';
import { keyOfBody, keyOfSearch } from './request-key';

const query = 'query ($v: FiscalYear) { courses(where: { fiscalYear: $v }) { totalCount } }';
const bodyWith = (variables: string): Buffer =>
  Buffer.from(`{"query":${JSON.stringify(query)},"variables":${variables}}`);
const searchWith = (variables: string): string => new URLSearchParams({ query, variables }).toString();

/** No two of them are one value. */
const values = [
  ...['null', '0', '-0', '1', '1e400', '-1e400', '"0"', '"-0"', '"Infinity"', '"null"', 'true', '""', '[]', '{}'],
  ...['[null]', '[[]]', '[1,2]', '["1,2"]', '[12]', '{"a":1}', '{"a":"1"}', '{"a:1":1}', '[{"a":1}]', '{"a":{"b":1}}'],
  ...[
    '9007199254740991',
    '9007199254740992',
    '9007199254740993',
    '"9007199254740992"',
    '0.1',
    '"\\u2028"',
    '"\\\\u2028"',
    '{"__proto":1}',
  ],
];

test('two values have two keys, in a body and in an address, and an address asks what a body asks', () => {
  const texts = values.map((value) => `{"v":${value}}`);
  const keys = texts.map((text) => keyOfBody(bodyWith(text)));
  expect(keys).not.toContain(undefined);
  expect(new Set(keys).size).toBe(values.length);
  expect(texts.map((text) => keyOfSearch(searchWith(text)))).toEqual(keys);
  expect(new Set(values.map((value) => canonicalJson(parseJson(value)))).size).toBe(values.length);
});

test.each([
  ['{"v":{"a":1,"b":[{"c":2,"d":3}]}}', '{ "v": { "b": [{ "d": 3, "c": 2 }], "a": 1 } }'],
  ['{"v":1.0}', '{"v":10e-1}'],
  ['{"v":"\\u0041"}', '{"v":"A"}'],
])('%s asks what %s asks', (one, other) => {
  expect(keyOfBody(bodyWith(one))).toBe(keyOfBody(bodyWith(other)));
});

test('variables that are nested too deep for the stack have no key', () => {
  expect(keyOfBody(bodyWith(`{"v":${'['.repeat(100_000)}${']'.repeat(100_000)}}`))).toBeUndefined();
});

test('a request for the cost of its operation has no key, and every other extension leaves the key as it is', () => {
  const bodyWithExtensions = (extensions: string): Buffer =>
    Buffer.from(`{"query":${JSON.stringify(query)},"extensions":${extensions}}`);
  expect(keyOfBody(bodyWithExtensions('{"cost":true}'))).toBeUndefined();
  expect(keyOfSearch(new URLSearchParams({ query, extensions: '{"cost":true}' }).toString())).toBeUndefined();
  const key = keyOfBody(bodyWith('{}'));
  for (const extensions of ['{"cost":false}', '{"cost":1}', '{"other":true}']) {
    expect(keyOfBody(bodyWithExtensions(extensions))).toBe(key);
  }
});
