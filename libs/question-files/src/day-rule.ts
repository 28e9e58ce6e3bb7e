// The explorer reads questions in the browser: nothing here needs the server.
import { fiscalYearOf } from '@tokorozawa/vocabulary/date-text';

/** The day of the week by its English name, counted from Monday. */
const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** Weeks, months and fiscal years before and after the current one. */
const distances: Record<string, number> = { last: -1, this: 0, next: 1 };

/** A default that is computed when a question is asked: `next monday`. It depends on nothing but the day. */
export type DayRule = (today: string) => string | number;

/** What a rule may say, for the message about one that says something else. */
export const dayRuleForms =
  'today, tomorrow, yesterday, monday … sunday (of this week, which begins on Monday), "next monday", "last monday", "start of this month", "end of next fiscal year", each with "+ 3 days" or "- 1 day", or "this fiscal year"';

/** Reads a rule; undefined if it is none. */
export function parseDayRule(text: string): DayRule | undefined {
  const rule = text.trim().toLowerCase().replaceAll(/\s+/g, ' ');
  const [, distance = '', isFiscalYear] = /^(last|this|next) (fiscal year)$/.exec(rule) ?? [];
  if (isFiscalYear) return (today) => fiscalYearOf(today) + (distances[distance] as number);
  const [, base = '', sign = '+', days = '0'] = /^(.+?)(?: ?([+-]) ?(\d{1,4}) days?)?$/.exec(rule) ?? [];
  const day = parseDay(base);
  return day && ((today) => addDays(day(today), Number(`${sign}${days}`)));
}

type Day = (today: string) => string;

const near: Record<string, number> = { yesterday: -1, today: 0, tomorrow: 1 };

function parseDay(text: string): Day | undefined {
  const days = near[text];
  if (days !== undefined) return (today) => addDays(today, days);
  const [, week = 'this', name = ''] = /^(?:(last|this|next) )?([a-z]+)$/.exec(text) ?? [];
  const weekday = weekdays.indexOf(name);
  if (weekday >= 0) return (today) => addDays(mondayOf(today), weekday + 7 * (distances[week] as number));
  const [, edge, which = '', period] = /^(start|end) of (last|this|next) (month|fiscal year)$/.exec(text) ?? [];
  if (!edge) return undefined;
  const distance = distances[which] as number;
  const startOf = period === 'month' ? startOfMonth : startOfFiscalYear;
  return (today) => (edge === 'start' ? startOf(today, distance) : addDays(startOf(today, distance + 1), -1));
}

const dayMs = 86_400_000;

const startOfDay = (day: string): number => Date.parse(`${day}T00:00:00Z`);

const toDay = (instant: number): string => new Date(instant).toISOString().slice(0, 10);

const addDays = (day: string, days: number): string => toDay(startOfDay(day) + days * dayMs);

const mondayOf = (today: string): string => addDays(today, -((new Date(startOfDay(today)).getUTCDay() + 6) % 7));

function yearAndMonth(day: string): [year: number, month: number] {
  const [year = 0, month = 0] = day.split('-').map(Number);
  return [year, month];
}

function startOfMonth(today: string, distance: number): string {
  const [year, month] = yearAndMonth(today);
  return toDay(Date.UTC(year, month - 1 + distance, 1));
}

const startOfFiscalYear = (today: string, distance: number): string => `${fiscalYearOf(today) + distance}-04-01`;

/** Japan is nine hours ahead of UTC and has no summer time. */
const japanMs = 9 * 3_600_000;

/** The day that an instant, in milliseconds since 1970, falls on in Japan: `2026-11-29`. */
export const dayInJapan = (instant: number): string => toDay(instant + japanMs);

/** The instant at which a day in Japan ends, in milliseconds since 1970. What was computed from the day is right until then. */
export const endOfDayInJapan = (day: string): number => startOfDay(addDays(day, 1)) - japanMs;
