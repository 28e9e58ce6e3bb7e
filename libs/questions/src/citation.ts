import { type AnswerTable, type Language, recordsOf, sourcesOf, subjectOf } from '@tokorozawa/answer-tables';
import { citationOf } from '@tokorozawa/pages';
import type { Addresses } from '@tokorozawa/resources';
import { lastingAddress } from './addresses';
import type { QuestionAnswer } from './answer';

type Cited = Pick<QuestionAnswer, 'question' | 'variables' | 'records'>;

/**
 * How an answer is cited: the document and its edition, the headings that the records of a table come from, what was asked,
 * and the permanent address.
 * @param table the table that is cited; all records of the answer if absent
 */
export function citationOfAnswer(
  { question, variables, records }: Cited,
  addresses: Addresses,
  language: Language,
  table?: AnswerTable,
): string {
  return citationOf(
    {
      sources: sourcesOf(recordsOf(records, table), language),
      subject: subjectOf(question.sentence[language]),
      address: addresses.absolute(lastingAddress(question, variables)),
    },
    language,
  );
}
