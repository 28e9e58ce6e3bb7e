import { createEntry, ownBytes, withEncoding } from './entry';

const whole = ({ buffer, length }: Buffer): boolean => buffer.byteLength === length;

test('a kept answer holds no memory but its own, in no encoding', async () => {
  // Node gives short texts a part of a larger piece of memory.
  const text = Buffer.from(JSON.stringify({ data: 'x'.repeat(1_500) }));
  expect(whole(text)).toBe(false);
  const entry = createEntry(text, { versions: [], validUntil: null });
  expect(entry.body).toEqual(text);
  const encoded = await withEncoding(await withEncoding(entry, 'br'), 'gzip');
  const bytes = [entry.body, encoded.encoded.br, encoded.encoded.gzip] as Buffer[];
  expect(bytes.map(whole)).toEqual([true, true, true]);
});

test('bytes that are alone already are not copied', () => {
  const alone = Buffer.allocUnsafeSlow(10);
  expect(ownBytes(alone)).toBe(alone);
});
