import { isFeedCursor } from '@tokorozawa/subgraph-kit';
import { InvalidInputError } from '@tokorozawa/vocabulary';
import { z } from 'zod';

/**
 * Where the feed of each domain is continued: its cursor, by the name of the subgraph. A domain that is absent is read from
 * the beginning of its feed.
 */
export type Places = Record<string, string>;

const places = z.record(z.string(), z.string().refine(isFeedCursor));
const changesCursor = z.strictObject({ changes: places });

/** Where a snapshot is continued. */
export interface SnapshotPlace {
  /** Where the feed of each domain was before any of its records was read. */
  places: Places;
  subgraph: string;
  /** The last record that was read of the domain; undefined if none was. */
  after?: { type: string; id: string } | undefined;
}

const snapshotCursor = z.strictObject({
  snapshot: z.strictObject({
    places,
    subgraph: z.string(),
    after: z.strictObject({ type: z.string(), id: z.string() }).optional(),
  }),
});

export const writeChangesCursor = (places: Places): string => encode({ changes: places });

/** Throws an InvalidInputError if the text is not a cursor of `changes`. */
export function readChangesCursor(text: string): Places {
  const read = changesCursor.safeParse(decode(text));
  if (read.success) return read.data.changes;
  throw new InvalidInputError(
    '"after" is no cursor of "changes". Give the "cursor" of a page of changes, of a change, or of a snapshot.',
  );
}

export const writeSnapshotCursor = (place: SnapshotPlace): string => encode({ snapshot: place });

/** Throws an InvalidInputError if the text is not a cursor of `snapshot`. */
export function readSnapshotCursor(text: string): SnapshotPlace {
  const read = snapshotCursor.safeParse(decode(text));
  if (read.success) return read.data.snapshot;
  throw new InvalidInputError('"after" is no cursor of "snapshot". Give the "next" of the page before.');
}

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Undefined for a text that nothing was encoded into. */
function decode(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString());
  } catch {
    return undefined;
  }
}
