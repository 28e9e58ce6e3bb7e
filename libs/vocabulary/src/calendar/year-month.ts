import { defineScalar } from '../scalar/scalar';
import { readDateValue } from './written-date';

const pattern = /^[0-9]{4}-[0-9]{2}$/;

/** What is wrong with a value as a `YYYY-MM`; undefined when nothing is. */
export function problemWithYearMonth(value: unknown): string | undefined {
  if (typeof value !== 'string' || !pattern.test(value)) {
    return 'give a month such as "2024-04", "2024/4" or "令和6年4月".';
  }
  const [year, month] = value.split('-');
  if (year === '0000') return 'years run from 0001 to 9999.';
  return Number(month) >= 1 && Number(month) <= 12 ? undefined : 'months run from 01 to 12.';
}

const yearMonthScalar = defineScalar<string>({
  name: 'YearMonth',
  description:
    'A month of the Gregorian calendar as YYYY-MM, such as "2024-04". It is used where the day is not known; no day is ever invented. An argument may also be written as people write it: "2024/4", "令和6年4月", "R6.4".',
  specifiedByURL: 'https://www.w3.org/TR/xmlschema11-2/#gYearMonth',
  problemWith: problemWithYearMonth,
  read: (value) => readDateValue(value, 'month', problemWithYearMonth),
});

/** The GraphQL scalar YearMonth. */
export const GraphQLYearMonth = yearMonthScalar.scalar;

/** The shape of a month in a data file, `YYYY-MM`. */
export const yearMonth = yearMonthScalar.shape;
