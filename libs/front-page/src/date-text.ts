import { eraYear } from '@tokorozawa/pages';
import type { LanguageTag } from '@tokorozawa/vocabulary';

/** A date of the graph, as far as a page needs it to print it. */
export interface DatedText {
  precision: 'DAY' | 'MONTH' | 'YEAR' | 'FISCAL_YEAR';
  /** The first day on which it may lie, as YYYY-MM-DD. */
  earliest: string;
}

/** A date in its precision: "2024年4月1日", "2024年3月", "2023年度". */
export function dateText({ earliest, precision }: DatedText, language: LanguageTag): string {
  const year = earliest.slice(0, 4);
  if (precision === 'FISCAL_YEAR') return language === 'ja' ? `${year}年度` : `fiscal ${year}`;
  if (precision === 'YEAR') return language === 'ja' ? `${year}年` : year;
  return format(earliest, language, { year: 'numeric', month: 'long', ...(precision === 'DAY' && { day: 'numeric' }) });
}

/** A date under the heading of its year: "4月1日", "3月", "2023年度", or "年のみ" if no more than the year is known. */
export function dateInYearText(date: DatedText, language: LanguageTag): string {
  if (date.precision === 'YEAR') return language === 'ja' ? '年のみ' : 'year only';
  if (date.precision === 'FISCAL_YEAR') return dateText(date, language);
  return format(date.earliest, language, { month: 'long', ...(date.precision === 'DAY' && { day: 'numeric' }) });
}

function format(day: string, language: LanguageTag, parts: Intl.DateTimeFormatOptions): string {
  return new Date(day).toLocaleDateString(language === 'ja' ? 'ja-JP' : 'en-US', { ...parts, timeZone: 'UTC' });
}

/** A year in the Japanese calendar, in both eras if it lies in two: "平成8年", "昭和64年・平成元年", "Shōwa 64, Heisei 1". */
export function erasOfYear(year: string, language: LanguageTag): string {
  const eras = [`${year}-01-01`, `${year}-12-31`].map((day) => eraYear(day, language));
  return [...new Set(eras)].join(language === 'ja' ? '・' : ', ');
}
