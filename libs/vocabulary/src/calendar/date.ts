import { defineScalar } from '../scalar/scalar';
import { daysInMonth } from './date-text';
import { dateInEnglish } from './dates-in-words';
import { readDateValue } from './written-date';
import { problemWithYearMonth } from './year-month';

const pattern = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/;

/** What is wrong with a value as a `YYYY-MM-DD`; undefined when nothing is. */
export function problemWithDate(value: unknown): string | undefined {
  if (typeof value !== 'string' || !pattern.test(value)) {
    return 'give a day such as "2024-04-01", "2024/4/1" or "令和6年4月1日".';
  }
  return problemWithYearMonth(value.slice(0, 7)) ?? problemWithDayOfMonth(value);
}

function problemWithDayOfMonth(date: string): string | undefined {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  if (day === 0) return 'days run from 01.';
  const length = daysInMonth(year, month);
  return day > length ? `${dateInEnglish({ precision: 'MONTH', earliest: date })} has ${length} days.` : undefined;
}

/** The instant at which a day begins in UTC: only for formatters that are set to UTC too, so that no day is shifted. */
export function midnight(date: string): Date {
  return new Date(`${date}T00:00:00Z`);
}

const dateScalar = defineScalar<string>({
  name: 'Date',
  description:
    'A day of the Gregorian calendar as YYYY-MM-DD, such as "2024-04-01". It is a day in Japan and belongs to no time zone: it is never shifted. An argument may also be written as people write it: "2024/4/1", "令和6年4月1日", "R6.4.1".',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339#section-5.6',
  problemWith: problemWithDate,
  read: (value) => readDateValue(value, 'day', problemWithDate),
});

/** The GraphQL scalar Date. Its values are strings on our side too, never a JavaScript `Date`, which is an instant. */
export const GraphQLDate = dateScalar.scalar;

/** The shape of a day in a data file, `YYYY-MM-DD`. */
export const isoDate = dateScalar.shape;
