import { defineConcept, NumberRange, type OrderField, requireRange, rootList } from '@tokorozawa/subgraph-kit';
import { GraphQLFiscalYear } from '@tokorozawa/vocabulary';
import { centerCourseChecks } from './center-course.checks';
import { CenterCourse } from './center-course.entity';
import { centerCourseFigures } from './center-course.figures';
import { centerCourseRow } from './center-course.row';
import { CourseAttendanceUnit } from './course-attendance';

const largestAttendance: OrderField<CenterCourse>['by'][number] = {
  property: 'attendances',
  computed: {
    sql: 'largest_attendance(record.attendances)',
    isNullable: true,
    valueOf({ attendances }) {
      const counts = attendances.map(({ count }) => count);
      return counts.length > 0 ? Math.max(...counts) : null;
    },
  },
};

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
      attendance: {
        type: () => NumberRange,
        description:
          'Only those with an attendance whose number lies in this range: that of the course, or of one of its events. With `unit`, it is in this unit. 「参加人数」',
        apply(query, range: NumberRange, { unit }) {
          const { min = null, max = null } = requireRange('attendance', range);
          query.andWhere(
            `EXISTS (SELECT FROM jsonb_array_elements(record.attendances) AS attendance
              WHERE COALESCE((attendance->>'count')::float >= :attendanceMin, true)
                AND COALESCE((attendance->>'count')::float <= :attendanceMax, true)
                AND COALESCE(attendance->>'unit' = :attendanceUnit, true))`,
            { attendanceMin: min, attendanceMax: max, attendanceUnit: unit ?? null },
          );
        },
      },
    },
    orders: {
      FISCAL_YEAR: { description: 'By fiscal year. 「年度」', by: [{ property: 'fiscalYear' }] },
      DATE: {
        description: 'By the first day, or that of the recruitment of entries. 「開始日」',
        by: [{ property: 'startsOn' }],
      },
      END: { description: 'By the last day. 「終了日」', by: [{ property: 'endsOn' }] },
      ATTENDANCE: {
        description:
          'By the largest of its attendances, whatever their units; courses without one come last. 「参加人数」',
        by: [largestAttendance],
      },
    },
    order: [{ field: 'FISCAL_YEAR', direction: 'DESC' }, { field: 'NUMBER' }],
  }),
  row: () => centerCourseRow,
  checks: centerCourseChecks,
  figures: centerCourseFigures,
});
