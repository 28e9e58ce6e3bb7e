import { defineConcept, rootList } from '@tokorozawa/subgraph-kit';
import { GraphQLFiscalYear } from '@tokorozawa/vocabulary';
import { centerCourseChecks } from './center-course.checks';
import { CenterCourse } from './center-course.entity';
import { centerCourseFigures } from './center-course.figures';
import { centerCourseRow } from './center-course.row';
import { CourseAttendanceUnit } from './course-attendance';

/** 学習・研修事業 */
export const centerCourse = defineConcept({
  entity: CenterCourse,
  isDated: true,
  list: rootList(CenterCourse, {
    name: 'centerCourses',
    description:
      'The courses of the gender equality center (学習・研修事業), the newest fiscal year first and each as in its table, a page at a time.',
    one: {
      description: 'One course of the gender equality center (学習・研修事業)',
      example: 'course-2023-eco-cooking',
    },
    days: { earliest: 'record.startsOn', latest: 'record.endsOn' },
    filters: {
      fiscalYear: {
        type: () => GraphQLFiscalYear,
        description: 'Only those of this fiscal year. 「年度」',
        apply: (query, fiscalYear: number) => void query.andWhere('record.fiscalYear = :fiscalYear', { fiscalYear }),
      },
      unit: {
        type: () => CourseAttendanceUnit,
        description: 'Only those with an attendance in this unit. 「単位」',
        apply: (query, unit: CourseAttendanceUnit) =>
          void query.andWhere('record.attendances @> CAST(:counted AS jsonb)', { counted: JSON.stringify([{ unit }]) }),
      },
    },
    orders: {
      FISCAL_YEAR: { description: 'By fiscal year. 「年度」', by: [{ property: 'fiscalYear' }] },
      DATE: {
        description: 'By the first day, or that of the recruitment of entries. 「開始日」',
        by: [{ property: 'startsOn' }],
      },
      END: { description: 'By the last day. 「終了日」', by: [{ property: 'endsOn' }] },
    },
    order: [{ field: 'FISCAL_YEAR', direction: 'DESC' }, { field: 'NUMBER' }],
  }),
  row: () => centerCourseRow,
  checks: centerCourseChecks,
  figures: centerCourseFigures,
});
