import { createEntry } from './response-cache';
import { sealEntry, unsealEntry } from './redis-store';

const entry = createEntry(Buffer.from('{"data":{}}'), 'ja', { versions: [['plan', '1']], validUntil: 5 });
const sealed = sealEntry('key', entry, 'secret');

test('an entry is read as it was written', () => {
  expect(unsealEntry('key', sealed, 'secret')).toEqual(entry);
});

const withByte = (at: number): Buffer => {
  const bytes = Buffer.from(sealed);
  bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
  return bytes;
};

test.each<[string, string, Buffer, string]>([
  ['is read with another secret', 'key', sealed, 'other'],
  ['is under another key', 'other', sealed, 'secret'],
  ['is truncated', 'key', sealed.subarray(0, -1), 'secret'],
  ['is empty', 'key', Buffer.alloc(0), 'secret'],
  ['has another seal', 'key', withByte(0), 'secret'],
  ['has another head', 'key', withByte(40), 'secret'],
  ['has another body', 'key', withByte(sealed.length - 2), 'secret'],
])('one that %s is none', (_what, key, bytes, secret) => {
  expect(unsealEntry(key, bytes, secret)).toBeUndefined();
});
