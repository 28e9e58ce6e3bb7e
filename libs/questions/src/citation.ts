import { type AnswerTable, type Language, recordsOf, sourcesOf, subjectOf } from '@tokorozawa/answer-tables';
import { citationOf } from '@tokorozawa/pages';
import type { Addresses } from '@tokorozawa/resources';
import { lastingAddress } from './addresses';
import type { QuestionAnswer } from './answer';

type Cited = Pick<QuestionAnswer, 'question' | 'variables' | 'records'>;

/**
 * How an answer is cited: the document and its edition, the headings that the records of a table come from, what was asked,
 * and the permanent address.
 * @param tables what is cited; all records of the answer if there are none
 */
export function citationOfAnswer(
  { question, variables, records }: Cited,
  addresses: Addresses,
  language: Language,
  tables: readonly AnswerTable[],
): string {
  return citationOf(
    {
      sources: sourcesOf(recordsOf(records, tables), language),
      subject: subjectOf(question.sentence[language]),
      address: addresses.absolute(lastingAddress(question, variables)),
    },
    language,
  );
}
