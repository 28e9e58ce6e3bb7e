import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from './checkout';

/** A block of code of a tutorial. */
export interface Snippet {
  /** The second word of its fence: "```sh add" has the id "add". */
  id: string;
  language: string;
  text: string;
}

/**
 * The blocks of code of a page that have an id, in their order. A tutorial gives each of its blocks an id, so that a test
 * can run it. Throws if one has none, or that of another.
 */
export function readSnippets(page: string): Snippet[] {
  const text = readFileSync(join(checkout, page), 'utf8');
  const snippets = [...text.matchAll(/^```(\w*) ?(\S*)\n(.*?)^```$/gms)].map(
    ([, language = '', id = '', code = '']): Snippet => ({ id, language, text: code }),
  );
  const ids = snippets.map(({ id }) => id);
  if (ids.includes('') || new Set(ids).size < ids.length) {
    throw new Error(`Each block of code in ${page} needs an id of its own after its language: ${ids.join(', ')}.`);
  }
  return snippets;
}

/** Stands for any value in what a page expects. */
const anything = '…';

/** True if a value is what a page expects, whose dots stand for anything. */
export function matches(expected: unknown, actual: unknown): boolean {
  if (expected === anything) return actual !== null && actual !== undefined;
  if (typeof expected !== 'object' || expected === null || typeof actual !== 'object' || actual === null) {
    return expected === actual;
  }
  const [wanted, given] = [Object.entries(expected), actual as Record<string, unknown>];
  return wanted.length === Object.keys(given).length && wanted.every(([key, value]) => matches(value, given[key]));
}
