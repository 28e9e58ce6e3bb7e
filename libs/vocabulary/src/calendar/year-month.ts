import { defineScalar } from '../scalar/scalar';

const pattern = /^[0-9]{4}-[0-9]{2}$/;

/** What is wrong with a value as a `YYYY-MM`; undefined when nothing is. */
export function problemWithYearMonth(value: unknown): string | undefined {
  if (typeof value !== 'string' || !pattern.test(value)) return 'give a month as YYYY-MM, for example "2024-04".';
  const [year, month] = value.split('-');
  if (year === '0000') return 'years run from 0001 to 9999.';
  return Number(month) >= 1 && Number(month) <= 12 ? undefined : 'months run from 01 to 12.';
}

const thirtyDayMonths = [4, 6, 9, 11];

/** The number of days in a month of the Gregorian calendar; months count from 1. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return thirtyDayMonths.includes(month) ? 30 : 31;
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** The last day of a month: `2024-02` → `2024-02-29`. */
export function lastDayOf(month: string): string {
  const [year, monthNumber] = month.split('-').map(Number) as [number, number];
  return `${month}-${daysInMonth(year, monthNumber)}`;
}

const yearMonthScalar = defineScalar<string>({
  name: 'YearMonth',
  description:
    'A month of the Gregorian calendar as YYYY-MM, such as "2024-04". It is used where the day is not known; no day is ever invented.',
  problemWith: problemWithYearMonth,
});

/** The GraphQL scalar YearMonth. */
export const GraphQLYearMonth = yearMonthScalar.scalar;

/** The shape of a month in a data file, `YYYY-MM`. */
export const yearMonth = yearMonthScalar.shape;
