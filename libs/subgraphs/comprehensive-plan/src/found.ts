import { NotFoundError } from '@tokorozawa/vocabulary';

/** The record that was looked up; where there is none, an error that tells the reader so in this sentence. */
export function found<Found>(record: Found | null | undefined, otherwise: string): Found {
  if (!record) throw new NotFoundError(otherwise);
  return record;
}
