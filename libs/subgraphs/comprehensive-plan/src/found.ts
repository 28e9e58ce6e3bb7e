import { NotFoundError } from '@tokorozawa/vocabulary';

/**
 * Returns a record that was looked up. Throws a NotFoundError with this message if there is none.
 * @param argument by which it was looked up
 */
export function requireFound<Found>(record: Found | null | undefined, message: string, argument?: string): Found {
  if (!record) throw new NotFoundError(message, argument === undefined ? {} : { argument });
  return record;
}
