import type { DataSource, SelectQueryBuilder } from 'typeorm';
import { CentreCourse } from './centre-course.entity';
import type { CentreCourseFilter } from './centre-course-filter';
import { folded } from './centre-course.search';

/** The current courses that meet all conditions. */
export function coursesWhere(
  database: DataSource,
  { fiscalYear, text, unit, from, until }: CentreCourseFilter,
): SelectQueryBuilder<CentreCourse> {
  const courses = database.getRepository(CentreCourse).createQueryBuilder('course').where('course.retiredAt IS NULL');
  if (fiscalYear) courses.andWhere('course.fiscalYear = :fiscalYear', { fiscalYear });
  if (text) courses.andWhere('strpos(course.searchText, :text) > 0', { text: folded(text) });
  if (unit) courses.andWhere('course.attendances @> CAST(:counted AS jsonb)', { counted: JSON.stringify([{ unit }]) });
  if (from) courses.andWhere('course.endsOn >= :from', { from });
  if (until) courses.andWhere('course.startsOn <= :until', { until });
  return courses;
}
