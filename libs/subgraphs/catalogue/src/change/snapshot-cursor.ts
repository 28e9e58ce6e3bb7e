import { decodeCursor, type Places, placesShape } from '@tokorozawa/subgraph-kit';
import { InvalidInputError } from '@tokorozawa/vocabulary';
import { z } from 'zod';

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
    places: placesShape,
    subgraph: z.string(),
    after: z.strictObject({ type: z.string(), id: z.string() }).optional(),
  }),
});

export const writeSnapshotCursor = (snapshot: SnapshotPlace): string =>
  Buffer.from(JSON.stringify({ snapshot })).toString('base64url');

/** Throws an InvalidInputError if the text is not a cursor of `snapshot`. */
export function readSnapshotCursor(text: string): SnapshotPlace {
  const read = snapshotCursor.safeParse(decodeCursor(text));
  if (read.success) return read.data.snapshot;
  throw new InvalidInputError('"after" is no cursor of "snapshot". Give the "next" of the page before.', {
    argument: 'after',
  });
}
