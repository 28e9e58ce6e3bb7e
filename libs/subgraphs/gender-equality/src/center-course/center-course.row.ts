import { rowOf } from '@tokorozawa/subgraph-kit';
import { fiscalYearOf, type PartialDate } from '@tokorozawa/vocabulary';
import { CenterCourse } from './center-course.entity';

/** A day, or the first and the last of several. */
interface Days {
  start: { date: PartialDate };
  end?: { date: PartialDate } | null;
}

/** The dated properties of a course: the recruitment of entries and the sessions. */
interface DatedRow {
  recruitment?: Days | null;
  sessions: Days[];
}

/** Lists the days of a course as `YYYY-MM-DD`, earliest first. Of several consecutive days it lists the first and the last. */
export function listDays({ recruitment, sessions }: DatedRow): string[] {
  const dates = recruitment ? [recruitment, ...sessions] : sessions;
  return dates.flatMap(({ start, end }) => (end ? [start.date.text, end.date.text] : [start.date.text])).sort();
}

interface Event {
  number: number;
  name?: object | null | undefined;
  sessions: object[];
  attendances: object[];
}

/** The days and the numbers of an event are those of its course as well, and say to which event they belong. */
function withEventNumbers<EventRow extends Event>(event: EventRow): EventRow {
  const { number: eventNumber, name: eventName } = event;
  return {
    ...event,
    sessions: event.sessions.map((session) => ({ ...session, eventNumber })),
    attendances: event.attendances.map((attendance) => ({ ...attendance, eventNumber, eventName })),
  };
}

/**
 * The shape of a course in a data file. Its first and its last day are computed, and days and numbers that stand in its
 * events are copied to the course.
 */
export const centerCourseRow = rowOf(CenterCourse)
  .superRefine(({ sessions, attendances, events }, context) => {
    const inEvents = events.flatMap((event) => [...event.sessions, ...event.attendances]);
    const isOfAnEvent = ({ eventNumber, eventName }: { eventNumber?: unknown; eventName?: unknown }): boolean =>
      Boolean(eventNumber ?? eventName);
    if (![...sessions, ...attendances, ...inEvents].some(isOfAnEvent)) return;
    const message = 'Put the days and the numbers of an event into the event itself, without its number.';
    context.addIssue({ code: 'custom', path: ['events'], message });
  })
  .transform((course) => {
    const events = course.events.map(withEventNumbers);
    return {
      ...course,
      events,
      sessions: [...course.sessions, ...events.flatMap(({ sessions }) => sessions)],
      attendances: [...course.attendances, ...events.flatMap(({ attendances }) => attendances)],
    };
  })
  .superRefine((course, context) => {
    for (const list of ['sessions', 'attendances'] as const) {
      if (course[list].length > 0) continue;
      context.addIssue({ code: 'custom', path: [list], message: `Give the ${list} of the course or of its events.` });
    }
    for (const day of listDays(course).filter((day) => fiscalYearOf(day) !== course.fiscalYear)) {
      context.addIssue({ code: 'custom', path: ['fiscalYear'], message: `${day} is in another fiscal year.` });
    }
  })
  .transform((course) => {
    const days = listDays(course);
    return { ...course, startsOn: days[0], endsOn: days.at(-1) };
  });
