import { Property, ReviewedEntity, Stored, valueOf } from '@tokorozawa/subgraph-kit';
import { fiscalYear, type LocalizedText, localizedText, PartialDate, ordinal } from '@tokorozawa/vocabulary';
import { Directive, Field, ObjectType } from 'type-graphql';
import { Column, Entity, Index } from 'typeorm';
import { z } from 'zod';
import { CourseAttendance } from './course-attendance';
import { CourseDates, courseDates } from './course-dates';
import { CourseEvent } from './course-event';

@Directive('@key(fields: "id")')
@ObjectType({
  description:
    'What the gender equality center Furatto offers for learning (学習・研修事業): a course, or a festival, a contest, a campaign or a concert.',
})
@Index(['fiscalYear', 'number', 'id'], { where: 'listed' })
@Index(['startsOn', 'id'], { where: 'listed' })
@Index(['endsOn', 'id'], { where: 'listed' })
@Index('center_course_name_idx', { synchronize: false })
@Index('center_course_attendance_idx', { synchronize: false })
@Entity()
export class CenterCourse extends ReviewedEntity {
  /** The fiscal year of the table in which it is printed; also that of its dates. */
  @Stored(fiscalYear)
  fiscalYear!: number;

  @Property(ordinal, 'Number in the table of its fiscal year, counted from 1. 「番号」')
  number!: number;

  @Property(localizedText, 'Title of the course. 「名称」')
  name!: LocalizedText;

  @Property(
    localizedText.optional(),
    'What the source puts beside the title in brackets or between wave dashes; null when there is nothing. 「副題」',
  )
  subtitle!: LocalizedText | null;

  @Column('date')
  startsOn!: string;

  @Column('date')
  endsOn!: string;

  @Field(() => PartialDate, {
    description: 'Its first day, or that of the recruitment of entries where there was one. 「開始日」',
  })
  get date(): PartialDate {
    return new PartialDate(this.startsOn);
  }

  @Field(() => PartialDate, { description: 'Its last day. 「終了日」' })
  get end(): PartialDate {
    return new PartialDate(this.endsOn);
  }

  @Property(courseDates.optional(), 'The days on which entries were accepted (募集); null when the source names none.')
  recruitment!: CourseDates | null;

  @Property(
    z.array(courseDates).default([]),
    'When it was held (時期), in the order of the source, the days of its events included. 「開催日」',
  )
  @Directive('@listSize(assumedSize: 2)')
  sessions!: CourseDates[];

  @Property(
    z.array(valueOf(CourseAttendance)).default([]),
    'How many took part, or what they sent in (参加人数), each number in its own unit and in the order of the source, those of its events included. Do not add them up: the units differ, and the source does not say whether the same people came to several courses.',
  )
  @Directive('@listSize(assumedSize: 1)')
  attendances!: CourseAttendance[];

  @Property(
    z.array(valueOf(CourseEvent)).default([]),
    'The numbered events of which it consists, by number; empty when it is not divided. 「回」',
  )
  @Directive('@listSize(assumedSize: 1)')
  events!: CourseEvent[];

  @Property(
    localizedText.optional(),
    'Who led it (講師等), people and groups by their names as printed; null when the source names nobody, or names them for each event.',
  )
  lecturers!: LocalizedText | null;

  @Property(
    z.array(localizedText).default([]),
    'Further notes of the source, such as who chose the winners or what was done, summarized; empty when there are none. 「備考 / Remarks」',
  )
  @Directive('@listSize(assumedSize: 1)')
  notes!: LocalizedText[];
}
