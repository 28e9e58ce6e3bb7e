import type { Language } from '@tokorozawa/answer-tables';
import { citationOf, type CitedSource } from '@tokorozawa/pages';
import type { Addresses } from '@tokorozawa/resources';
import { questionAddress } from './addresses';
import type { QuestionAnswer } from './answer';

/** How an answer is cited: the headings that its records come from, what was asked, and the permanent address. */
export function citationOfAnswer(
  { question, variables, records }: Pick<QuestionAnswer, 'question' | 'variables' | 'records'>,
  addresses: Addresses,
  language: Language,
): string {
  const subject = question.sentence[language].replace(/[。.]$/, '');
  return citationOf(
    {
      sources: sourcesOf(records, language),
      subject,
      address: addresses.absolute(questionAddress(question, variables)),
    },
    language,
  );
}

/** Where the records of an answer stand in the source. */
export const sourcesOf = (records: QuestionAnswer['records'], language: Language): CitedSource[] =>
  records.map(({ provenance }) => ({
    document: language === 'ja' ? provenance.documentJa : provenance.documentEn,
    edition: provenance.edition,
    heading: provenance.heading,
    lines: provenance.lines,
    corrections: provenance.corrections.length,
  }));
