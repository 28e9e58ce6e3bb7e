import { NotFoundError } from '@tokorozawa/vocabulary';

/** Returns a record that was looked up. Throws a NotFoundError with this message if there is none. */
export function requireFound<Found>(record: Found | null | undefined, otherwise: string): Found {
  if (!record) throw new NotFoundError(otherwise);
  return record;
}
