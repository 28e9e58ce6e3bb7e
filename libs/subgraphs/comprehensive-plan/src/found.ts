import { NotFoundError } from '@tokorozawa/vocabulary';

/**
 * Returns a record that was looked up. Throws a NotFoundError with this message if there is none.
 * @param argument by which it was looked up
 */
export function requireFound<Found>(record: Found | null | undefined, otherwise: string, argument?: string): Found {
  if (!record) throw new NotFoundError(otherwise, argument === undefined ? {} : { argument });
  return record;
}
