import { InvalidInputError } from '@tokorozawa/vocabulary';
import type { DataSource } from 'typeorm';
import { z } from 'zod';

/** One change of one record. */
export interface Change {
  /** The GraphQL type of the record. */
  type: string;
  id: string;
  operation: 'INSERT' | 'UPDATE' | 'DELETE';
  /** True when the record is retired after the change: lists leave it out, and its id still answers. */
  retired: boolean;
  changedAt: Date;
  /** Greater for each later change of the same record. */
  version: number;
  /** Pass it to `changesAfter` to continue behind this change. */
  cursor: string;
}

/** The identity of the feed, the position of a transaction, and the sequence number of a change in it. */
const positionShape = z.tuple([z.uuid(), z.int(), z.int()]);
type Position = z.infer<typeof positionShape>;

type FeedRow = Omit<Change, 'cursor' | 'version'> & { position: string; sequence: string };

/**
 * The domain's changes behind a cursor, or from the beginning, in the order in which they were committed. Changes that
 * are not yet committed are never skipped. Throws an InvalidInputError when the cursor belongs to tables that no longer
 * exist: then all data must be read anew.
 *
 * @param first the maximum number of changes
 */
export async function changesAfter(database: DataSource, cursor: string | undefined, first: number): Promise<Change[]> {
  const [feed] = await database.query<{ identity: string; last: string | null }[]>(
    'SELECT identity, (SELECT max(position) FROM change_transaction) AS last FROM change_feed',
  );
  const identity = feed?.identity ?? '';
  const [cursorIdentity, position, sequence]: Position = cursor === undefined ? [identity, 0, 0] : parseCursor(cursor);
  if (cursorIdentity !== identity || position > Number(feed?.last ?? 0)) throw cursorError();
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
    cursor: writeCursor([identity, Number(position), Number(sequence)]),
  }));
}

const writeCursor = (position: Position): string => Buffer.from(JSON.stringify(position)).toString('base64url');

function parseCursor(cursor: string): Position {
  try {
    return positionShape.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
  } catch {
    throw cursorError();
  }
}

const cursorError = (): InvalidInputError =>
  new InvalidInputError('The cursor does not belong to these data or an earlier state of them. Read all data anew.');
