import { GraphQLDate, InvalidInputError } from '@tokorozawa/vocabulary';
import { RRule } from 'rrule';
import { ArgsType, Field } from 'type-graphql';
import { dayOf, daysFromTo, midnight } from '../gender-equality-center/calendar-day';
import { type Founded, openingOn } from '../gender-equality-center/gender-equality-center.opening';
import type { Consultation } from './consultation.entity';
import { ConsultationSession } from './consultation-session';

const maxDays = 366;

@ArgsType()
export class SessionPeriod {
  @Field(() => GraphQLDate, { description: 'The first day.' })
  start!: string;

  @Field(() => GraphQLDate, { description: `The last day, inclusive; at most ${maxDays} days in all.` })
  end!: string;
}

/** Throws an InvalidInputError for a period that ends before it starts, or is longer than a year. */
export function requireAtMostAYear({ start, end }: SessionPeriod): void {
  const days = daysFromTo(start, end);
  if (days < 1) {
    throw new InvalidInputError(`The period ends before it starts: ${end} is earlier than ${start}. Exchange the two.`);
  }
  if (days > maxDays) {
    throw new InvalidInputError(
      `The period from ${start} to ${end} has ${days} days; at most ${maxDays} are allowed. Ask for a year at a time.`,
    );
  }
}

/**
 * When a consultation is held in a period, earliest first: the days of its patterns, without those on which the center
 * is closed for certain. Throws an InvalidInputError for a period that is reversed or longer than a year.
 */
export function findSessions(
  consultation: Consultation,
  center: Founded,
  period: SessionPeriod,
): ConsultationSession[] {
  requireAtMostAYear(period);
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

function listDays(recurrence: string, { start, end }: SessionPeriod): string[] {
  const rule = new RRule({ ...RRule.parseString(recurrence), dtstart: midnight(start), until: midnight(end) });
  return rule.all().map(dayOf);
}
