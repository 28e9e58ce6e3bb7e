import { defineConcept } from '@tokorozawa/subgraph-kit';
import { centreCourseChecks } from './centre-course.checks';
import { CentreCourse } from './centre-course.entity';
import { CentreCourseResolver } from './centre-course.resolver';
import { centreCourseRow } from './centre-course.row';

/** 学習・研修事業 */
export const centreCourse = defineConcept({
  entity: CentreCourse,
  resolver: CentreCourseResolver,
  row: () => centreCourseRow,
  checks: centreCourseChecks,
});
