import { Property, valueOf } from '@tokorozawa/subgraph-kit';
import { type LocalizedText, localizedText } from '@tokorozawa/vocabulary';
import { ObjectType } from 'type-graphql';
import { z } from 'zod';
import { CourseDay } from './course-day';

@ObjectType({ description: 'A day of a course, or several days on end (時期).' })
export class CourseDates {
  @Property(
    z.int().min(1).optional(),
    'The number of the event to which they belong; null when they belong to the course as a whole. 「回の番号」',
  )
  eventNumber?: number | null;

  @Property(
    localizedText.optional(),
    'What takes place, where the source gives it a name of its own; null otherwise. 「内容」',
  )
  occasion?: LocalizedText | null;

  @Property(valueOf(CourseDay), 'The day, or the first of several. 「始まり」')
  start!: CourseDay;

  @Property(valueOf(CourseDay).optional(), 'The last of several days; null for a single day. 「終わり」')
  end?: CourseDay | null;
}

/** The shape of {@link CourseDates} in a data file. */
export const courseDates = valueOf(CourseDates).refine(({ start, end }) => !end || start.date < end.date, {
  path: ['end'],
  error: 'The last day does not come after the first.',
});
