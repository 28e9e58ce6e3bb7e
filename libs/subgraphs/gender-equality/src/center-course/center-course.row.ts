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

/** The shape of a course in a data file. Its first and its last day are computed. */
export const centerCourseRow = rowOf(CenterCourse)
  .superRefine((course, context) => {
    for (const day of listDays(course).filter((day) => fiscalYearOf(day) !== course.fiscalYear)) {
      context.addIssue({ code: 'custom', path: ['fiscalYear'], message: `${day} is in another fiscal year.` });
    }
    const events = course.events.map(({ number }) => number);
    for (const { eventNumber } of [...course.sessions, ...course.attendances]) {
      if (typeof eventNumber !== 'number' || events.includes(eventNumber)) continue;
      context.addIssue({ code: 'custom', path: ['events'], message: `There is no event ${eventNumber}.` });
    }
  })
  .transform((course) => {
    const days = listDays(course);
    return { ...course, startsOn: days[0], endsOn: days.at(-1) };
  });
