import { Property, valueOf } from '@tokorozawa/subgraph-kit';
import {
  eraDate,
  isoDate,
  Locale,
  LocalizedField,
  type LocalizedText,
  localizedText,
  weekday,
} from '@tokorozawa/vocabulary';
import { Field, ObjectType } from 'type-graphql';
import { z } from 'zod';

const weekdays = ['月', '火', '水', '木', '金', '土', '日'] as const;

@ObjectType({ description: 'A day of a course, and the day of the week that the source gives for it.' })
export class CourseDay {
  @Property(isoDate, 'The day. The source gives month and day; the year is that of the fiscal year. 「日」')
  date!: string;

  @Field(() => String, { description: 'The same in the Japanese calendar, such as "令和5年5月30日". 「日(和暦)」' })
  get dateEra(): string {
    return eraDate(this.date);
  }

  @Property(
    z.literal(weekdays),
    'The day of the week as the source gives it: one of 月, 火, 水, 木, 金, 土, 日. 「資料の曜日」',
  )
  statedWeekday!: (typeof weekdays)[number];

  @LocalizedField('The day of the week (曜日) by the calendar: "火曜日", "Tuesday".')
  get weekday(): LocalizedText {
    return { ja: weekday(this.date, Locale.JA), en: weekday(this.date, Locale.EN) };
  }

  @Field(() => Boolean, { description: 'Whether the day of the week in the source is that of the calendar. 「一致」' })
  get agrees(): boolean {
    return weekday(this.date, Locale.JA) === `${this.statedWeekday}曜日`;
  }
}

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
