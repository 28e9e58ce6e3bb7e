import { eraTexts, fiscalYearOf, isBeforeFirstYear, readDateOfAnyPrecision } from '@tokorozawa/vocabulary';

/**
 * How people write a stored date (`1966-05-06`, `1982-07`, `1965`, `2007FY`, or with the printed era `2019 平成`), and
 * its fiscal year: `1966年5月6日、昭和41年5月6日、1966年度、昭和41年度`. An index keeps them with the
 * texts of a record, so that a record is found by its dates.
 */
export function spellDate(date: string): string {
  const [western = ''] = date.split(' ');
  const fiscalYear = western.length >= 7 ? [`${fiscalYearOf(western)}FY`] : [];
  return [western, ...fiscalYear].flatMap(spellings).join('、');
}

/**
 * The ways to write the date that somebody typed: `R6.4.1` is 2024年4月1日 and 令和6年4月1日. None for what is no date.
 * Years of an era that has ended are counted on, as plans do that were printed before: 平成35年度 is 令和5年度.
 *
 * @param folded so that numbers in kanji are digits
 */
export function readDateWord(folded: string): string[] {
  const date = readDateOfAnyPrecision(folded);
  return date && !isBeforeFirstYear(date) ? spellings(date.text) : [];
}

function spellings(date: string): string[] {
  const [year = 0, month, day] = date.replace('FY', '').split('-').map(Number);
  const rest = `${date.endsWith('FY') ? '度' : ''}${month ? `${month}月` : ''}${day ? `${day}日` : ''}`;
  // Eras are known from 1868 on.
  return [`${year}年${rest}`, ...(year > 1868 ? eraTexts(date) : [])];
}
