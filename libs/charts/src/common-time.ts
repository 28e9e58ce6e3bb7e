import { type AnswerTable, DateCell, type Language, type Row } from '@tokorozawa/answer-tables';
import { fiscalYearOf } from '@tokorozawa/vocabulary/date-text';

/**
 * The time that all rows have in common, as a picture says it beside its measure: the date, or else the fiscal year. Empty if
 * they have none.
 * @param id of the column with their dates
 */
export function commonTime({ columns }: AnswerTable, rows: readonly Row[], id: string, language: Language): string {
  const index = columns.findIndex((column) => column.id === id);
  const dates = rows.map(({ cells }) => cells[index]).filter((cell) => cell instanceof DateCell);
  const [text, ...otherTexts] = new Set(dates.map((date) => date.text(language, 'page')));
  if (dates.length < rows.length || text === undefined) return '';
  if (otherTexts.length === 0) return text;
  const [year, ...otherYears] = new Set(dates.map(fiscalYear));
  if (year === undefined || otherYears.length > 0) return '';
  return language === 'ja' ? `${year}年度` : `FY${year}`;
}

/** Undefined for a date that is less precise than a month. */
function fiscalYear({ interval }: DateCell): number | undefined {
  if (interval?.precision !== 'DAY' && interval?.precision !== 'MONTH') return undefined;
  return fiscalYearOf(interval.earliest);
}
