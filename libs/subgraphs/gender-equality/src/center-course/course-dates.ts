import { Property, valueOf } from '@tokorozawa/subgraph-kit';
import {
  type LocalizedText,
  localizedText,
  PartialDate,
  partialDate,
  Weekday,
  weekdayOf,
  ordinal,
} from '@tokorozawa/vocabulary';
import { Field, ObjectType } from 'type-graphql';
import { z } from 'zod';

@ObjectType({ description: 'A day of a course, and the day of the week that the source gives for it.' })
export class CourseDay {
  @Property(partialDate, 'The day. The source gives month and day; the year is that of the fiscal year. 「日」')
  date!: PartialDate;

  @Property(z.enum(Weekday), 'The day of the week that the source gives. 「資料の曜日」')
  statedWeekday!: Weekday;

  @Field(() => Weekday, { description: 'The day of the week (曜日) by the calendar.' })
  get weekday(): Weekday {
    return weekdayOf(this.date.text);
  }

  @Field(() => Boolean, {
    description:
      'Whether the day of the week in the source is that of the calendar. 「曜日の一致 / Stated weekday is right」',
  })
  get agrees(): boolean {
    return this.weekday === this.statedWeekday;
  }
}

@ObjectType({ description: 'A day of a course, or several days on end (時期).' })
export class CourseDates {
  @Property(
    ordinal.optional(),
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
export const courseDates = valueOf(CourseDates)
  .refine(({ start, end }) => start.date.day && (!end || end.date.day), {
    path: ['start'],
    error: 'Give the day.',
    abort: true,
  })
  .refine(({ start, end }) => !end || start.date.text < end.date.text, {
    path: ['end'],
    error: 'The last day does not come after the first.',
  });
