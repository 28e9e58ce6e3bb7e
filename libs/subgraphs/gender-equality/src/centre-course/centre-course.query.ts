import { OrderDirection } from '@tokorozawa/subgraph-kit';
import { GraphQLDate, GraphQLFiscalYear } from '@tokorozawa/vocabulary';
import { Field, InputType, registerEnumType } from 'type-graphql';
import type { DataSource, SelectQueryBuilder } from 'typeorm';
import { CourseAttendanceUnit } from './course-attendance';
import { CentreCourse } from './centre-course.entity';
import { foldText } from './centre-course.search';

@InputType({
  description:
    'Which courses (学習・研修事業) to list. All conditions must hold; one that is null or absent is ignored.',
})
export class CentreCourseFilter {
  @Field(() => GraphQLFiscalYear, { nullable: true, description: 'Only those of this fiscal year. 「年度」' })
  fiscalYear?: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Only those with this text in the title or subtitle of the course or of one of its events, in Japanese or English. The width and the case of letters do not matter. 「全文」',
  })
  text?: string | null;

  @Field(() => CourseAttendanceUnit, {
    nullable: true,
    description: 'Only those with an attendance in this unit. 「単位」',
  })
  unit?: CourseAttendanceUnit | null;

  @Field(() => GraphQLDate, { nullable: true, description: 'Only those that ended on this day or later. 「から」' })
  from?: string | null;

  @Field(() => GraphQLDate, { nullable: true, description: 'Only those that began on this day or earlier. 「まで」' })
  until?: string | null;
}

/** What courses can be ordered by; each value is a property of CentreCourse. */
export enum CentreCourseOrderField {
  DATE = 'startsOn',
  END = 'endsOn',
}

registerEnumType(CentreCourseOrderField, {
  name: 'CentreCourseOrderField',
  description: 'What a list of courses (学習・研修事業) can be ordered by. Ties are ordered by id.',
  valuesConfig: {
    DATE: { description: 'By the first day, or that of the recruitment of entries. 「開始日」' },
    END: { description: 'By the last day. 「終了日」' },
  },
});

@InputType({ description: 'The order in which to list courses (学習・研修事業).' })
export class CentreCourseOrder {
  @Field(() => CentreCourseOrderField, { description: 'What to order by. 「項目」' })
  field!: CentreCourseOrderField;

  @Field(() => OrderDirection, {
    defaultValue: OrderDirection.ASC,
    description: 'The direction of the order. 「向き」',
  })
  direction!: OrderDirection;
}

/** Queries the current courses that meet all conditions. */
export function queryCourses(
  database: DataSource,
  { fiscalYear, text, unit, from, until }: CentreCourseFilter,
): SelectQueryBuilder<CentreCourse> {
  const courses = database.getRepository(CentreCourse).createQueryBuilder('course').where('course.retiredAt IS NULL');
  if (fiscalYear) courses.andWhere('course.fiscalYear = :fiscalYear', { fiscalYear });
  if (text) courses.andWhere('strpos(course.searchText, :text) > 0', { text: foldText(text) });
  if (unit) courses.andWhere('course.attendances @> CAST(:counted AS jsonb)', { counted: JSON.stringify([{ unit }]) });
  if (from) courses.andWhere('course.endsOn >= :from', { from });
  if (until) courses.andWhere('course.startsOn <= :until', { until });
  return courses;
}
