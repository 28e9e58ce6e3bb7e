import { LocalizedField, type LocalizedText, localizedText } from '@tokorozawa/vocabulary';
import { Field, Int, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { CourseDay, courseDay } from './course-day';

@ObjectType({ description: 'A day of a course, or several days on end (時期).' })
export class CourseDates {
  @Field(() => Int, {
    nullable: true,
    description: 'The number of the event to which they belong; null when they belong to the course as a whole.',
  })
  eventNumber?: number | null;

  @LocalizedField('What takes place, where the source gives it a name of its own; null otherwise.', { nullable: true })
  occasion?: LocalizedText | null;

  @Field(() => CourseDay, { description: 'The day, or the first of several.' })
  start!: CourseDay;

  @Field(() => CourseDay, { nullable: true, description: 'The last of several days; null for a single day.' })
  end?: CourseDay | null;
}

/** The shape of {@link CourseDates} in a data file. */
export const courseDates = z
  .strictObject({
    eventNumber: z.int().min(1).optional(),
    occasion: localizedText.optional(),
    start: courseDay,
    end: courseDay.optional(),
  })
  .refine(({ start, end }) => !end || start.date < end.date, {
    path: ['end'],
    error: 'The last day does not come after the first.',
  });
