import { utf8 } from './utf8';

test.each([
  ['nothing', ''],
  ['ASCII', '{"data":{}}\n'],
  ['Japanese', '所沢市経営企画部'.repeat(10_000)],
  ['characters of four bytes', '𠮷野家'.repeat(1_000)],
  ['half a character', 'a\ud842b'],
  ['more than the scratch holds', '所'.repeat(600_000)],
])('%s has the bytes that Buffer.from gives it', (_what, text) => {
  expect(utf8(text).equals(Buffer.from(text))).toBe(true);
});

test('one text does not change the bytes of another', () => {
  const first = utf8('first');
  utf8('other');
  expect(String(first)).toBe('first');
});
