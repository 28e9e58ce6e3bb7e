import { indicatorPath, partPath } from '@tokorozawa/pages';
import { questionPath } from '@tokorozawa/questions';
import { recordPath } from '@tokorozawa/vocabulary/record-id';
import type { SearchHit } from './search';

/** The path of the page that a hit leads to: a question, a part, the data page of an indicator, or a record. */
export function hitPath({ question, part, recordType, recordId }: SearchHit): string {
  if (question) return questionPath(question.id);
  if (part) return partPath(part.id);
  return pathOfRecord(recordType ?? '', recordId ?? '');
}

/** The path of the page of a record, by its type as the enum `RecordType` names it. */
export const pathOfRecord = (recordType: string, id: string): string =>
  recordType === 'INDICATOR' ? indicatorPath(id) : recordPath(id);
