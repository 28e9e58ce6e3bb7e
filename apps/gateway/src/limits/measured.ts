import { LRUCache } from 'lru-cache';
import type { DocumentNode } from 'graphql';
import { canonicalJson } from '../http/exact-json';
import type { Limits } from './limits';

/** Of one document, so many different variables are remembered, as long as they are short. */
const mostVariables = 10;
const longestKey = 200;

/**
 * Remembers what was measured: the same document with the same variables asks for the same. Apollo Server gives the
 * same document to the same text for as long as it remembers it, and another one under another schema.
 */
export class Measured {
  readonly #byDocument = new WeakMap<DocumentNode, LRUCache<string, Limits>>();

  of(document: DocumentNode, operationName: string | undefined, variables: object, measure: () => Limits): Limits {
    const key = canonicalJson([operationName, variables]);
    if (key.length > longestKey) return measure();
    const known = this.#byDocument.get(document) ?? new LRUCache<string, Limits>({ max: mostVariables });
    this.#byDocument.set(document, known);
    let found = known.get(key);
    if (!found) known.set(key, (found = measure()));
    return found;
  }
}
