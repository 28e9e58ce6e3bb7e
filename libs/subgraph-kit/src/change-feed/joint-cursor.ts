import { InvalidInputError } from '@tokorozawa/vocabulary';
import { z } from 'zod';
import { isFeedCursor } from './read-changes';

/**
 * Where the feed of each domain is continued: its cursor, by the name of the subgraph. A domain that is absent is read from
 * the beginning of its feed.
 */
export type Places = Record<string, string>;

export const placesShape = z.record(z.string(), z.string().refine(isFeedCursor));
const cursorShape = z.strictObject({ changes: placesShape });

/** Writes the cursor that `changes` takes. */
export const writeChangesCursor = (places: Places): string =>
  Buffer.from(JSON.stringify({ changes: places })).toString('base64url');

/** Throws an InvalidInputError if the text is not a cursor of `changes`. */
export function readChangesCursor(text: string): Places {
  const read = cursorShape.safeParse(decodeCursor(text));
  if (read.success) return read.data.changes;
  throw new InvalidInputError(
    '"after" is no cursor of "changes". Give the "cursor" of a page of changes, of a change, or of a snapshot.',
    { argument: 'after' },
  );
}

/** Undefined for a text that is no cursor. */
export function decodeCursor(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString());
  } catch {
    return undefined;
  }
}
