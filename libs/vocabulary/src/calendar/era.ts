import { InvalidInputError } from '../errors/errors';
import { midnight } from './date';
import { lastDayOf } from './year-month';

/** An era of the Japanese calendar (元号) with its first and last day; the present era has no last day. */
export interface Era {
  name: string;
  first: string;
  last?: string;
}

const meiji: Era = { name: '明治', first: '1868-10-23', last: '1912-07-29' };

/**
 * The eras since 明治, oldest first.
 *
 * 明治 begins here on the day on which it was proclaimed, 1868-10-23 of the Gregorian calendar (by the Japanese
 * calendar of the time 明治元年9月8日). Japan took over the Gregorian calendar on 1873-01-01; the days before it are
 * written by their Gregorian month and day all the same, as `Intl` does, not as they were written then.
 */
export const eras: readonly Era[] = [
  meiji,
  { name: '大正', first: '1912-07-30', last: '1926-12-24' },
  { name: '昭和', first: '1926-12-25', last: '1989-01-07' },
  { name: '平成', first: '1989-01-08', last: '2019-04-30' },
  { name: '令和', first: '2019-05-01' },
];

const japanese = 'ja-JP-u-ca-japanese';
const dayPrinter = new Intl.DateTimeFormat(japanese, { dateStyle: 'long', timeZone: 'UTC' });
const monthPrinter = new Intl.DateTimeFormat(japanese, {
  era: 'long',
  year: 'numeric',
  month: 'long',
  timeZone: 'UTC',
});
const yearPrinter = new Intl.DateTimeFormat(japanese, { era: 'long', year: 'numeric', timeZone: 'UTC' });

/**
 * A day in its era: `2024-04-01` → `令和6年4月1日`; the first year of an era is 元年.
 * @throws {InvalidInputError} for a day before 明治
 */
export function eraDate(date: string): string {
  return print(dayPrinter, date);
}

/**
 * A month in the era that is in force on its last day, as the city prints it: `2019-05` → `令和元年5月`,
 * and so `1989-01` → `平成元年1月`, although 昭和 lasted until the 7th.
 * @throws {InvalidInputError} for a month before 明治
 */
export function eraYearMonth(month: string): string {
  return print(monthPrinter, lastDayOf(month));
}

/**
 * A fiscal year in the era that is in force at the end of the calendar year in which it begins: 2019 → `令和元年度`,
 * as the city calls it (until the end of April 2019 it was 平成31年度), and 1989 → `平成元年度`.
 * @param fiscalYear the Western year in which it begins
 * @throws {InvalidInputError} for a fiscal year before 明治
 */
export function eraFiscalYear(fiscalYear: number): string {
  return `${eraYear(fiscalYear)}度`;
}

/**
 * A calendar year in the era that is in force at its end: 1965 → `昭和40年`, 2019 → `令和元年`.
 * @throws {InvalidInputError} for a year before 明治
 */
export function eraYear(year: number): string {
  return print(yearPrinter, `${year}-12-31`);
}

function print(printer: Intl.DateTimeFormat, date: string): string {
  if (date < meiji.first) {
    throw new InvalidInputError(
      `${date} has no era text: eras are known from ${meiji.name}, which began on ${meiji.first}.`,
    );
  }
  return printer.format(midnight(date));
}
