import { ReviewedEntity } from '@tokorozawa/subgraph-kit';
import {
  eraFiscalYear,
  GraphQLDate,
  GraphQLFiscalYear,
  LocalizedField,
  LocalizedListField,
  type LocalizedText,
} from '@tokorozawa/vocabulary';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, Index } from 'typeorm';
import { CourseAttendance } from './course-attendance';
import { CourseDates } from './course-dates';
import { CourseEvent } from './course-event';

@Directive('@key(fields: "id")')
@ObjectType({
  description:
    'What the gender equality centre ふらっと offers for learning (学習・研修事業): a course, or a festival, a contest, a campaign or a concert.',
})
@Index(['fiscalYear', 'number', 'id'])
@Index(['startsOn', 'id'])
@Index(['endsOn', 'id'])
@Entity()
export class CentreCourse extends ReviewedEntity {
  @Field(() => GraphQLFiscalYear, { description: 'The fiscal year in which it was held.' })
  @Column('int')
  fiscalYear!: number;

  @Field(() => String, { description: 'The same in the Japanese calendar, such as "令和5年度".' })
  get fiscalYearEra(): string {
    return eraFiscalYear(this.fiscalYear);
  }

  @Field(() => Int, { description: 'Number in the table of its fiscal year, counted from 1.' })
  @Column('int')
  number!: number;

  @LocalizedField('Title of the course.')
  @Column('jsonb')
  name!: LocalizedText;

  @LocalizedField('What the source puts beside the title in brackets or between wave dashes; null when nothing.', {
    nullable: true,
  })
  @Column('jsonb', { nullable: true })
  subtitle!: LocalizedText | null;

  @Field(() => GraphQLDate, {
    description: 'Its first day, or that of the recruitment of entries where there was one.',
  })
  @Column('date')
  startsOn!: string;

  @Field(() => GraphQLDate, { description: 'Its last day.' })
  @Column('date')
  endsOn!: string;

  @Field(() => CourseDates, {
    nullable: true,
    description: 'The days on which entries were taken (募集); null when the source tells of none.',
  })
  @Column('jsonb', { nullable: true })
  recruitment!: CourseDates | null;

  @Field(() => [CourseDates], { description: 'When it was held (時期), in the order of the source.' })
  @Directive('@listSize(assumedSize: 2)')
  @Column('jsonb')
  sessions!: CourseDates[];

  @Field(() => [CourseAttendance], {
    description:
      'How many took part, or what they sent in (参加人数), each number in its own unit and in the order of the source. They are not to be added up: the units differ, and the source does not say whether the same people came to several courses.',
  })
  @Directive('@listSize(assumedSize: 1)')
  @Column('jsonb')
  attendances!: CourseAttendance[];

  @Field(() => [CourseEvent], {
    description: 'The numbered events of which it consists, by number; empty when it is not divided.',
  })
  @Directive('@listSize(assumedSize: 1)')
  @Column('jsonb')
  events!: CourseEvent[];

  @Field(() => String, {
    nullable: true,
    description:
      'Who led it (講師等), as printed and in Japanese only; null when the source names nobody, or names them for each event.',
  })
  @Column('text', { nullable: true })
  lecturers!: string | null;

  @LocalizedListField(
    'What else the source tells, such as who chose the winners or what was done, summarised; empty when nothing.',
  )
  @Directive('@listSize(assumedSize: 1)')
  @Column('jsonb')
  notes!: LocalizedText[];

  /** All titles, folded: what a search by text looks through. */
  @Column('text')
  searchText!: string;
}
