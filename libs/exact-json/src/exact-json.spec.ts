import { canonicalJson, ForbiddenMemberError, hasBigInts, NotUtf8Error, parseJson, parseJsonBytes } from './exact-json';

test.each<[string, unknown]>([
  ['7', 7],
  ['9007199254740991', 9007199254740991],
  ['9007199254740993', 9007199254740993n],
  ['[-9007199254740993,{"a":[18446744073709551616]}]', [-9007199254740993n, { a: [18446744073709551616n] }]],
  [
    '{"a":"9007199254740993","b\\"":1e20,"c":12345678901234567.5}',
    { a: '9007199254740993', 'b"': 1e20, c: 12345678901234567.5 },
  ],
  ['\uFEFF{"a":9007199254740993}', { a: 9007199254740993n }],
  ['9'.repeat(400), Infinity],
])('%s is read exactly', (text, value) => {
  expect(parseJson(text)).toEqual(value);
});

test('a large integer is read at any depth', () => {
  const levels = 100_000;
  let value = parseJson(`${'[{"a":'.repeat(levels)}9007199254740993${'}]'.repeat(levels)}`);
  for (let level = 0; level < levels; level++) value = (value as [{ a: unknown }])[0].a;
  expect(value).toBe(9007199254740993n);
});

test.each(['{', '', '9007199254740993x', '{"__proto__":{}'])('%j is not JSON', (text) => {
  expect(() => parseJson(text)).toThrow(/JSON/);
  expect(() => parseJson(text)).not.toThrow(ForbiddenMemberError);
});

test.each(['{"__proto__":{}}', '[{"a":{"\\u005f_proto__":1}},9007199254740993]', '{"constructor":{"prototype":1}}'])(
  '%s is JSON, but is refused',
  (text) => {
    expect(() => parseJson(text)).toThrow(ForbiddenMemberError);
  },
);

test('a request, and its variables, tell whether they contain a BigInt', () => {
  const request = parseJson('{"variables":{"id":9007199254740993}}') as { variables: object };
  expect([hasBigInts(request), hasBigInts(request.variables)]).toEqual([true, true]);
  expect(hasBigInts(parseJson('{"variables":{"id":1}}') as object)).toBe(false);
});

test.each<[string, string, boolean]>([
  ['{"a":1,"b":[{"c":2,"d":3}]}', '{"b":[{"d":3,"c":2}],"a":1.0}', true],
  ['0', '-0', false],
  ['1e400', 'null', false],
  ['1e400', '-1e400', false],
  ['"1"', '1', false],
  ['9007199254740993', '9007199254740992', false],
])('%s and %s have one canonical text: %s', (one, other, isSame) => {
  expect(canonicalJson(parseJson(one)) === canonicalJson(parseJson(other))).toBe(isSame);
});

test('bytes are read as UTF-8, and refused in any other encoding', () => {
  expect(parseJsonBytes(Buffer.from('\uFEFF{"市":9007199254740993}'))).toEqual({ 市: 9007199254740993n });
  // 狭山 in CP932
  for (const bytes of [
    [0x22, 0x8b, 0xb7, 0x8e, 0x52, 0x22],
    [0xff, 0xfe, 0x22, 0x00],
    [0x22, 0xe5, 0x9b, 0x22],
  ]) {
    expect(() => parseJsonBytes(Buffer.from(bytes))).toThrow(NotUtf8Error);
  }
});
