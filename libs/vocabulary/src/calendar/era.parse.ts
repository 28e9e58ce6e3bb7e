import { InvalidInputError } from '../errors/errors';
import { problemWithDate } from './date';
import { type Era, eras } from './era';
import { lastDayOf, problemWithYearMonth } from './year-month';

const namesOfEras = new Intl.ListFormat('en', { type: 'disjunction' }).format(eras.map(({ name }) => name));

/**
 * Reads a day written in an era: `令和6年4月1日` → `2024-04-01`.
 * 元年 and 1年, full-width digits and spaces between are accepted.
 * @throws {InvalidInputError} when the text is of another form, or there is no such day in that era
 */
export function parseEraDate(text: string): string {
  const { era, western: date } = readEraText(text, '([0-9]{1,2})月([0-9]{1,2})日', '令和6年4月1日');
  refuse(text, problemWithDate(date));
  refuse(text, problemWithEra(era, date, date));
  return date;
}

/**
 * Reads a month written in an era that was in force on one of its days at least: `令和元年5月` → `2019-05`,
 * and both 昭和64年1月 and 平成元年1月 → `1989-01`. The text may vary as in {@link parseEraDate}.
 * @throws {InvalidInputError} when the text is of another form, or there is no such month in that era
 */
export function parseEraYearMonth(text: string): string {
  const { era, western: month } = readEraText(text, '([0-9]{1,2})月', '令和6年4月');
  refuse(text, problemWithYearMonth(month));
  refuse(text, problemWithEra(era, `${month}-01`, lastDayOf(month)));
  return month;
}

/**
 * Reads a fiscal year written in an era that was in force on one of its days at least: `平成14年度` → 2002,
 * and both 平成31年度 and 令和元年度 → 2019. The text may vary as in {@link parseEraDate}.
 * @returns the Western year in which it begins
 * @throws {InvalidInputError} when the text is of another form, or there is no such fiscal year in that era
 */
export function parseEraFiscalYear(text: string): number {
  const { era, western } = readEraText(text, '度', '令和6年度');
  const year = Number(western);
  refuse(text, problemWithEra(era, `${year}-04-01`, `${year + 1}-03-31`));
  return year;
}

/**
 * Reads an era, a year and what follows it.
 * @param ending the pattern of what follows 年, with a group around each number
 * @param example a text of the right form, for the error
 * @returns the era, and the Western year and the other numbers as ISO 8601 puts them: `2024`, `2024-04`, `2024-04-01`
 */
function readEraText(text: string, ending: string, example: string): { era: Era; western: string } {
  const form = new RegExp(`^(..)(元|[0-9]{1,2})年${ending}$`);
  const [, eraName, yearInEra, ...numbers] = form.exec(text.normalize('NFKC').replaceAll(/\s/g, '')) ?? [];
  const era = eras.find(({ name }) => name === eraName);
  if (!era || !yearInEra) {
    throw new InvalidInputError(`"${text}" cannot be read: write it like ${example}, in ${namesOfEras}.`);
  }
  const year = yearInEra === '元' ? 1 : Number(yearInEra);
  if (year === 0) throw new InvalidInputError(`"${text}" cannot be: the first year of an era is 元年.`);
  const westernYear = Number(era.first.slice(0, 4)) + year - 1;
  return { era, western: [westernYear, ...numbers.map((number) => number.padStart(2, '0'))].join('-') };
}

/** What is wrong when an era was in force on no day from the first to the last one. */
function problemWithEra(era: Era, first: string, last: string): string | undefined {
  if (era.last && first > era.last) return `${era.name} ended on ${era.last}.`;
  return last < era.first ? `${era.name} began on ${era.first}.` : undefined;
}

function refuse(text: string, problem: string | undefined): void {
  if (problem) throw new InvalidInputError(`"${text}" cannot be: ${problem}`);
}
