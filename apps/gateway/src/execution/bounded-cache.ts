import type { ApolloServerOptions } from '@apollo/server';
import type { DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';

type KeyValueCache = NonNullable<ApolloServerOptions<object>['cache']>;
type DocumentStore = NonNullable<ApolloServerOptions<object>['documentStore']>;

/** In bytes of memory. */
const maxDocuments = 24 * 1024 * 1024;
const maxTexts = 4 * 1024 * 1024;
/** What a document takes for each character of its text, with what limits and plans keep beside it; measured. */
const bytesOfCharacter = 60;
const bytesOfAny = 4_000;

/** The documents that were parsed and validated. Apollo's own store takes several times what it counts. */
export function documentStore(): DocumentStore {
  return boundedCache<DocumentNode>(maxDocuments, ({ loc }) => bytesOfAny + bytesOfCharacter * (loc?.end ?? 0));
}

/** The texts of queries that clients ask for by their hash alone. */
export function persistedQueries(): KeyValueCache {
  return boundedCache<string>(maxTexts, (text) => 200 + 2 * text.length);
}

/** Forgets what was longest not asked for. */
function boundedCache<Value extends object | string>(maxSize: number, bytesOf: (value: Value) => number) {
  const values = new LRUCache<string, Value>({ maxSize, sizeCalculation: bytesOf });
  return {
    get: async (key: string) => values.get(key),
    set: async (key: string, value: Value) => void values.set(key, value),
    delete: async (key: string) => values.delete(key),
  };
}
