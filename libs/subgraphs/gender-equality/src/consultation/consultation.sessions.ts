import type { DateRange } from '@tokorozawa/subgraph-kit';
import { dayOf, daysBetween, daysFromTo, InvalidInputError, midnight } from '@tokorozawa/vocabulary';
import { RRule } from 'rrule';
import { type Founded, openingOn } from '../gender-equality-center/center-opening.rule';
import type { Consultation } from './consultation.entity';
import { ConsultationSession } from './consultation-session';

export const maxDays = 366;
const argument = { argument: 'between' };

interface Period {
  first: string;
  last: string;
}

/** Throws an InvalidInputError for a range that is open, that is reversed, or that is longer than a year. */
export function requireAtMostAYear({ start, end }: DateRange): Period {
  const { first, last } = daysBetween(start, end);
  if (first === null || last === null) {
    throw new InvalidInputError(
      '"between" has no start or no end. Give both, such as { start: "2024-07", end: "2024-07" }.',
      argument,
    );
  }
  const days = daysFromTo(first, last);
  if (days > maxDays) {
    throw new InvalidInputError(
      `The period from ${first} to ${last} has ${days} days; at most ${maxDays} are allowed. Ask for a year at a time.`,
      argument,
    );
  }
  return { first, last };
}

/**
 * When a consultation is held in a period, earliest first: the days of its patterns, without those on which the center
 * is closed for certain. Throws as {@link requireAtMostAYear} does.
 */
export function findSessions(consultation: Consultation, center: Founded, range: DateRange): ConsultationSession[] {
  const period = requireAtMostAYear(range);
  return consultation.patterns
    .flatMap(({ recurrence, hours }) =>
      listDays(recurrence, period).map((day) => new ConsultationSession(consultation, hours, openingOn(day, center))),
    )
    .filter(({ opening }) => opening.open !== false)
    .sort(compareByTime);
}

/** Compares sessions by day, and then by the time at which they begin. */
export function compareByTime(a: ConsultationSession, b: ConsultationSession): number {
  return `${a.date.text} ${a.hours.start}`.localeCompare(`${b.date.text} ${b.hours.start}`);
}

function listDays(recurrence: string, { first, last }: Period): string[] {
  const rule = new RRule({ ...RRule.parseString(recurrence), dtstart: midnight(first), until: midnight(last) });
  return rule.all().map(dayOf);
}
