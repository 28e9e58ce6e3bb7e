/**
 * A date as far as it is known, as a text: a day `2024-04-01`, a month `2024-04`, a year `2024`, or a fiscal year
 * `2024FY`.
 */

const april = 4;
const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** The number of days in a month of the Gregorian calendar; months count from 1. */
export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (monthLengths[month - 1] ?? 0);
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** The last day of a month: `2024-02` → `2024-02-29`. */
export function lastDayOf(month: string): string {
  const [year, monthNumber] = month.split('-').map(Number) as [number, number];
  return `${month}-${daysInMonth(year, monthNumber)}`;
}

/** The first and the last day on which a date may lie: `2024FY` → `2024-04-01` and `2025-03-31`. */
export function intervalOf(date: string): [earliest: string, latest: string] {
  if (date.length === 10) return [date, date];
  if (date.length === 7) return [`${date}-01`, lastDayOf(date)];
  const year = date.slice(0, 4);
  if (date.length === 4) return [`${year}-01-01`, `${year}-12-31`];
  return [`${year}-04-01`, `${String(Number(year) + 1).padStart(4, '0')}-03-31`];
}

/** The fiscal year (年度, April to March) in which a day or a month falls: `2024-03-31` → 2023, `2024-04-01` → 2024. */
export function fiscalYearOf(date: string): number {
  const [year, month] = date.split('-').map(Number) as [number, number];
  return month < april ? year - 1 : year;
}
