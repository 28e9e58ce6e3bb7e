import { InvalidInputError } from '@tokorozawa/vocabulary';
import type { DataSource } from 'typeorm';
import { z } from 'zod';

/** One change of one record. */
export interface Change {
  /** The GraphQL type of the record. */
  type: string;
  id: string;
  operation: 'INSERT' | 'UPDATE' | 'DELETE';
  /** Whether the record was retired afterwards: lists leave it out, its id still answers. */
  retired: boolean;
  changedAt: Date;
  /** Greater for each later change of the same record. */
  version: number;
  /** Give it to `changesAfter` to go on behind this change. */
  cursor: string;
}

const cursorShape = z.tuple([z.uuid(), z.int(), z.int()]);
type Place = z.infer<typeof cursorShape>;

type FeedRow = Omit<Change, 'cursor' | 'version'> & { position: string; sequence: string };

/**
 * The domain's changes behind a cursor, or from the beginning, in the order in which they were committed; what is not
 * yet committed is never stepped over. Throws an InvalidInputError when the cursor is of tables that are no more: then
 * everything has to be read anew.
 * @param first at most so many
 */
export async function changesAfter(database: DataSource, cursor: string | undefined, first: number): Promise<Change[]> {
  const [feed] = await database.query<{ identity: string; last: string | null }[]>(
    'SELECT identity, (SELECT max(position) FROM change_transaction) AS last FROM change_feed',
  );
  const identity = feed?.identity ?? '';
  const [of, position, sequence]: Place = cursor === undefined ? [identity, 0, 0] : placeOf(cursor);
  if (of !== identity || position > Number(feed?.last ?? 0)) throw unknownCursor();
  const rows = await database.query<FeedRow[]>(
    `SELECT position, sequence, type, id, operation, retired, changed_at AS "changedAt"
    FROM change_transaction JOIN change USING (transaction, transaction_began)
    WHERE (position, sequence) > ($1, $2) AND position >= $1
    ORDER BY position, sequence LIMIT $3`,
    [position, sequence, first],
  );
  return rows.map(({ position, sequence, ...change }) => ({
    ...change,
    version: Number(sequence),
    cursor: cursorOf([identity, Number(position), Number(sequence)]),
  }));
}

const cursorOf = (place: Place): string => Buffer.from(JSON.stringify(place)).toString('base64url');

function placeOf(cursor: string): Place {
  try {
    return cursorShape.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
  } catch {
    throw unknownCursor();
  }
}

const unknownCursor = (): InvalidInputError =>
  new InvalidInputError('The cursor is not of these data, or of what they were before. Read all of them again.');
