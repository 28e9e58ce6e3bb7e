import type { RecordField } from './record-fields';

/** What all records have comes last, except `id` and `name`, which come first. */
const last = ['url', 'programs', 'programLinks', 'sections', 'sectionLinks', 'edition', 'omittedSince', 'provenance'];

/** The fields of a record as a file has them: first its id and name, then what it says, then what all records have. */
export function inReadingOrder(fields: readonly RecordField[]): RecordField[] {
  const placeOf = ({ name }: RecordField): number =>
    name === 'id' ? -2 : name === 'name' ? -1 : last.indexOf(name) + 1;
  return fields.toSorted((a, b) => placeOf(a) - placeOf(b));
}
