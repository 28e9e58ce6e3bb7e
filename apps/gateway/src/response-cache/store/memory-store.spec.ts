import { createEntry, sizeOf, type Entry } from '../entry';
import { memoryStore } from './memory-store';

const entryOf = (length: number): Entry => createEntry(Buffer.alloc(length), { versions: [], validUntil: null });

test('a thousand entries take no more than is allowed, and what was asked for last is there', async () => {
  const allowed = 100_000;
  const store = memoryStore(allowed);
  for (let n = 0; n < 1_000; n++) {
    await store.put(`key ${n}`, entryOf(n));
    await store.get('key 0');
  }
  const kept = Array.from({ length: 1_000 }, (_, n) => store.get(`key ${n}`) as Entry | undefined);
  const bytes = kept.reduce((sum, entry) => sum + (entry ? sizeOf(entry) : 0), 0);
  expect(bytes).toBeLessThanOrEqual(allowed);
  expect(bytes).toBeGreaterThan(allowed * 0.9);
  expect([kept[0], kept[999], kept[1]].map(Boolean)).toEqual([true, true, false]);
});

test('an entry that would drive out all others is not kept', async () => {
  const store = memoryStore(100_000);
  await store.put('small', entryOf(100));
  await store.put('large', entryOf(50_000));
  expect([await store.get('small'), await store.get('large')].map(Boolean)).toEqual([true, false]);
});
