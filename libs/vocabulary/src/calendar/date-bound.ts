import { InvalidInputError } from '../errors/errors';
import { defineScalar } from '../scalar/scalar';
import { problemWithDate } from './date';
import { intervalOf } from './date-text';
import { problemWithFiscalYear } from './fiscal-year';
import { problemWithEra, readDateOfAnyPrecision } from './written-date';
import { problemWithYearMonth } from './year-month';

const hint = 'give a day, a month, a year or a fiscal year, such as "2024-04-01", "2024-04", "2024" or "令和6年度".';

/** What is wrong with a value as a text of date-text.ts; undefined when nothing is. */
function problemWithBound(value: unknown): string | undefined {
  if (typeof value !== 'string') return hint;
  if (value.length === 10) return problemWithDate(value);
  if (value.length === 7) return problemWithYearMonth(value);
  if (!/^[0-9]{4}(FY)?$/.test(value)) return hint;
  // The fiscal year 9999 ends in the year 10000.
  if (value === '0000' || value === '9999FY') return 'years run from 0001 to 9999.';
  return value.length === 4 ? undefined : problemWithFiscalYear(Number(value.slice(0, 4)));
}

function readBound(value: unknown) {
  // 2002.10 as a number is 2002.1, which would be read as January.
  if (typeof value === 'number' && !Number.isInteger(value)) return { problem: hint };
  const text = typeof value === 'number' ? String(value) : value;
  const written = typeof text === 'string' ? readDateOfAnyPrecision(text) : undefined;
  if (!written) return { value: text };
  const problem = problemWithBound(written.text) ?? problemWithEra(written);
  return problem ? { problem } : { value: written.text };
}

/** The GraphQL scalar DateBound. Its values are texts of date-text.ts: `2024-04-01`, `2024-04`, `2024`, `2024FY`. */
export const GraphQLDateBound = defineScalar<string>({
  name: 'DateBound',
  description:
    'The start or the end of a range of days: a day, a month, a calendar year or a fiscal year (年度). A start is its first day, and an end is its last day. It is written as people write it: "2024-04-01", "2024-04", "2024" or 2024, "2024FY", and in an era "令和6年4月1日", "令和6年4月", "令和6年", "令和6年度", "R6.4.1".',
  // The Extended Date/Time Format. Fiscal years are our addition.
  specifiedByURL: 'https://www.loc.gov/standards/datetime/',
  problemWith: problemWithBound,
  read: readBound,
}).scalar;

/** The first and the last day of a range; null at a side where it is open. */
export interface DayRange {
  first: string | null;
  last: string | null;
}

/**
 * Finds the days between two bounds, which both belong to the range: `2023FY` to `2024` → `2023-04-01` to `2024-12-31`.
 * Throws an InvalidInputError if the range starts after its end.
 *
 * @param argument that has the bounds, with the fields that lead to them
 */
export function daysBetween(
  start: string | null | undefined,
  end: string | null | undefined,
  argument = 'between',
): DayRange {
  const first = start ? intervalOf(start)[0] : null;
  const last = end ? intervalOf(end)[1] : null;
  if (first !== null && last !== null && first > last) {
    throw new InvalidInputError(`"between" starts on ${first}, after its end on ${last}. Exchange the two.`, {
      argument,
    });
  }
  return { first, last };
}
