import {
  type AnswerTable,
  type RecordProvenance,
  recordsOf,
  sourcesOf,
  subjectOf,
  tableTitle,
} from '@tokorozawa/answer-tables';
import { citationOf } from '@tokorozawa/pages/citation';
import { type AnsweredRequest } from '../answer/answers';
import { type Language } from '../language/language';
import { answerPath, type ReadyQuestion } from '../questions/questions';

/** What a citation is made from. */
export interface Cited {
  request: Pick<AnsweredRequest, 'variables' | 'receivedAt'>;
  /** The ready-made question that was asked; undefined for a query of one's own. */
  question: Pick<ReadyQuestion, 'id' | 'sentence' | 'computed'> | undefined;
  /** The table that is cited; undefined if the answer has none. */
  table: AnswerTable | undefined;
  /** All records of the answer, of which those of the table are cited. */
  records: readonly RecordProvenance[];
  /** The address of the site: `https://plan.example.jp`. */
  site: string;
}

/**
 * A citation of a table as its page words it: the document with its edition, the headings of the records that the table
 * shows, what was asked, and the address that gives the same on another day.
 */
export function citation({ request, question, table, records, site }: Cited, language: Language): string {
  const { variables, receivedAt } = request;
  const title = table && tableTitle(table, language);
  const subject = question ? subjectOf(question.sentence[language]) : title;
  return citationOf(
    {
      sources: sourcesOf(recordsOf(records, table ? [table] : []), language),
      ...(subject && { subject }),
      address: question ? site + answerPath(question.id, { ...question.computed, ...variables }) : site,
      receivedAt,
    },
    language,
  );
}
