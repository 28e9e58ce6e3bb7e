import { eraYear } from '@tokorozawa/pages';
import type { LanguageTag } from '@tokorozawa/vocabulary';
import { dateInLanguage } from '@tokorozawa/vocabulary/dates-in-words';

/** A date of the graph, as far as a page needs it to print it. */
export interface DatedText {
  precision: 'DAY' | 'MONTH' | 'YEAR' | 'FISCAL_YEAR';
  /** The first day on which it may lie, as YYYY-MM-DD. */
  earliest: string;
}

/** A date under the heading of its year: "4月1日", "3月", "2023年度", or "年のみ" if no more than the year is known. */
export function dateInYearText(date: DatedText, language: LanguageTag): string {
  if (date.precision === 'YEAR') return language === 'ja' ? '年のみ' : 'year only';
  if (date.precision === 'FISCAL_YEAR') return dateInLanguage(date, language);
  return dateInLanguage(date, language).replace(/^\d+年|,? \d{4}$/, '');
}

/** A year in the Japanese calendar, in both eras if it lies in two: "平成8年", "昭和64年・平成元年", "Shōwa 64, Heisei 1". */
export function erasOfYear(year: string, language: LanguageTag): string {
  const eras = [`${year}-01-01`, `${year}-12-31`].map((day) => eraYear(day, language));
  return [...new Set(eras)].join(language === 'ja' ? '・' : ', ');
}
