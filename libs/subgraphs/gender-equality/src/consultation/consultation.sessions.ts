import { RRule } from 'rrule';
import { dayOf, midnight } from '../gender-equality-centre/calendar-day';
import { type Founded, openingOn } from '../gender-equality-centre/gender-equality-centre.opening';
import type { Consultation } from './consultation.entity';
import { ConsultationSession } from './consultation-session';
import { requireAtMostAYear, type SessionPeriod } from './session-period';

/**
 * When a consultation is held in a period, earliest first: the days of its patterns, without those on which the centre
 * is closed for certain. Throws an InvalidInputError for a period that is reversed or longer than a year, or that
 * reaches beyond the days of which the centre's calendar can tell.
 */
export function sessionsOf(consultation: Consultation, centre: Founded, period: SessionPeriod): ConsultationSession[] {
  requireAtMostAYear(period);
  // What can be told of both ends can be told of every day between them.
  for (const end of [period.from, period.to]) openingOn(end, centre);
  return consultation.patterns
    .flatMap(({ recurrence, hours }) =>
      daysOf(recurrence, period).map((day) => new ConsultationSession(consultation, hours, openingOn(day, centre))),
    )
    .filter(({ opening }) => opening.open !== false)
    .sort(byTime);
}

/** Orders sessions by day, and on one day by when they begin. */
export function byTime(a: ConsultationSession, b: ConsultationSession): number {
  return `${a.date} ${a.hours.from}`.localeCompare(`${b.date} ${b.hours.from}`);
}

function daysOf(recurrence: string, { from, to }: SessionPeriod): string[] {
  const rule = new RRule({ ...RRule.parseString(recurrence), dtstart: midnight(from), until: midnight(to) });
  return rule.all().map(dayOf);
}
