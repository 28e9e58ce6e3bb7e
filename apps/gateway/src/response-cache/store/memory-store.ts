import { LRUCache } from 'lru-cache';
import { sizeOf, type Entry } from '../entry';
import type { Store } from './store';

/** Keeps entries in this process; when they take more than so many bytes, those go that were longest not asked for. */
export function memoryStore(bytes: number): Store {
  const entries = new LRUCache<string, Entry>({
    maxSize: bytes,
    // One answer shall not drive out all others.
    maxEntrySize: Math.ceil(bytes / 8),
    sizeCalculation: (entry, key) => sizeOf(entry) + key.length,
  });
  return {
    get: (key) => entries.get(key),
    put: (key, entry) => void entries.set(key, entry),
    close: async () => entries.clear(),
  };
}
