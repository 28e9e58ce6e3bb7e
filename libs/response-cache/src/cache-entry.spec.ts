import { addEncoding, createEntry, ownBytes } from './cache-entry';

const ownsItsMemory = ({ buffer, length }: Buffer): boolean => buffer.byteLength === length;

test('a cached answer holds no memory but its own, in no encoding', async () => {
  // Node gives short texts a part of a larger piece of memory.
  const text = Buffer.from(JSON.stringify({ data: 'x'.repeat(1_500) }));
  expect(ownsItsMemory(text)).toBe(false);
  const entry = createEntry(text, { versions: [], validUntil: null });
  expect(entry.body).toEqual(text);
  const { encoded } = await addEncoding(await addEncoding(entry, 'br'), 'gzip');
  const bytes = [entry.body, encoded.br, encoded.gzip] as Buffer[];
  expect(bytes.map(ownsItsMemory)).toEqual([true, true, true]);
});

test('bytes that are alone already are not copied', () => {
  const alone = Buffer.allocUnsafeSlow(10);
  expect(ownBytes(alone)).toBe(alone);
});
