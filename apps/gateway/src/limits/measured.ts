import { InvalidInputError } from '@tokorozawa/vocabulary';
import { LRUCache } from 'lru-cache';
import type { DocumentNode } from 'graphql';
import type { Limits } from './limits';

/** Of one document, so many different variables are remembered, as long as they are short. */
const mostVariables = 20;
const longestKey = 500;

/**
 * Remembers what was measured: the same document with the same variables asks for the same. Apollo Server gives the
 * same document to the same text for as long as it remembers it, and another one under another schema.
 */
export class Measured {
  readonly #byDocument = new WeakMap<DocumentNode, LRUCache<string, Limits>>();

  of(document: DocumentNode, operationName: string | undefined, variables: object, measure: () => Limits): Limits {
    const key = keyOf(operationName, variables);
    if (key.length > longestKey) return measure();
    const known = this.#byDocument.get(document) ?? new LRUCache<string, Limits>({ max: mostVariables });
    this.#byDocument.set(document, known);
    let found = known.get(key);
    if (!found) known.set(key, (found = measure()));
    return found;
  }
}

/** Throws an InvalidInputError for variables that are nested deeper than any use of them could be. */
function keyOf(operationName: string | undefined, variables: object): string {
  try {
    return JSON.stringify([operationName, variables]);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new InvalidInputError('The variables are nested too deeply to be read. Send flatter ones.', {
      http: { status: 400 },
    });
  }
}
