import { Property, valueOf } from '@tokorozawa/subgraph-kit';
import { type LocalizedText, localizedText, ordinal } from '@tokorozawa/vocabulary';
import { Directive, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { CourseAttendance } from './course-attendance';
import { CourseDates, courseDates } from './course-dates';

@ObjectType({ description: 'One of the numbered events (①, ②, …) of which a course consists.' })
export class CourseEvent {
  @Property(ordinal, 'Number of the event within the course: 1 for ①. 「番号」')
  number!: number;

  @Property(
    localizedText.nullable(),
    'Title of the event, or the students for whom it was held; null when it cannot be read. 「名称」',
  )
  name!: LocalizedText | null;

  @Property(
    localizedText.optional(),
    'The school for whose students it was held (学校); null when it was not held for a school.',
  )
  school?: LocalizedText | null;

  @Property(
    ordinal.optional(),
    'The school year of the students (学年), counted from 1 in their school; null when it was not held for a school.',
  )
  schoolYear?: number | null;

  @Property(
    z.array(courseDates).default([]),
    'When the event was held, if the source says so for it alone; empty otherwise. 「開催日」',
  )
  @Directive('@listSize(assumedSize: 1)')
  sessions!: CourseDates[];

  @Property(
    z.array(valueOf(CourseAttendance)).default([]),
    'How many took part in the event, if the source says so for it alone; empty otherwise. 「参加人数」',
  )
  @Directive('@listSize(assumedSize: 1)')
  attendances!: CourseAttendance[];

  @Property(localizedText.optional(), 'Subtitle of the event; null when it has none. 「副題」')
  subtitle?: LocalizedText | null;

  @Property(
    localizedText.optional(),
    'Who led the event (講師等), people and groups by their names as printed; null when the source names nobody for this event alone.',
  )
  lecturers?: LocalizedText | null;
}
