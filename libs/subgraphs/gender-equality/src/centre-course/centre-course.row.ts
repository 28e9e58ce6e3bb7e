import { fiscalYear, fiscalYearOf, localizedText } from '@tokorozawa/vocabulary';
import { z } from 'zod';
import { courseAttendance } from './course-attendance';
import { courseDates } from './course-dates';
import { courseEvent } from './course-event';
import { daysOf } from './centre-course.days';
import { searchText } from './centre-course.search';

/** The shape of a course in a data file; first day, last day and the text to search are made from it. */
export const centreCourseRow = z
  .strictObject({
    id: z.string(),
    fiscalYear,
    number: z.int().min(1),
    name: localizedText,
    subtitle: localizedText.optional(),
    recruitment: courseDates.optional(),
    sessions: z.array(courseDates).min(1),
    attendances: z.array(courseAttendance).min(1),
    events: z.array(courseEvent).default([]),
    lecturers: z.string().optional(),
    notes: z.array(localizedText).default([]),
  })
  .superRefine((course, context) => {
    for (const day of daysOf(course).filter((day) => fiscalYearOf(day) !== course.fiscalYear)) {
      context.addIssue({ code: 'custom', path: ['fiscalYear'], message: `${day} is in another fiscal year.` });
    }
    const events = course.events.map(({ number }) => number);
    for (const { eventNumber } of [...course.sessions, ...course.attendances]) {
      if (eventNumber === undefined || events.includes(eventNumber)) continue;
      context.addIssue({ code: 'custom', path: ['events'], message: `There is no event ${eventNumber}.` });
    }
  })
  .transform((course) => {
    const days = daysOf(course);
    return { ...course, startsOn: days[0], endsOn: days.at(-1), searchText: searchText(course) };
  });
