import { questionAddress } from '../questions/questions';
import { type SearchHit } from './search-request';

/** The types of records that a ready-made question answers better than the fields of the record. */
const questionsOfTypes: Record<string, string> = { SECTION: 'comprehensive-plan/section' };

/** The page that shows a record: `./explorer#record=sister-city-decatur`. */
export const recordAddress = (id: string): string => `./explorer#record=${encodeURIComponent(id)}`;

/** The page that shows a hit. */
export function hitAddress({ question, part, recordType, recordId }: SearchHit): string {
  if (question) return questionAddress(question.id);
  if (part) return `#${part.id}`;
  return recordPage(recordType ?? '', recordId ?? '');
}

/** The page that shows a record of a type: a ready-made question, or the record with all of its fields. */
export function recordPage(recordType: string, id: string): string {
  const question = questionsOfTypes[recordType];
  return question ? questionAddress(question, { id }) : recordAddress(id);
}
