import { registerEnumType } from 'type-graphql';

/** In what attendance is counted; numbers of different units are never added up. */
export enum CourseAttendanceUnit {
  PEOPLE = 'PEOPLE',
  PERSON_VISITS = 'PERSON_VISITS',
  PARENT_CHILD_PAIRS = 'PARENT_CHILD_PAIRS',
  WORKS = 'WORKS',
}

registerEnumType(CourseAttendanceUnit, {
  name: 'CourseAttendanceUnit',
  description:
    'The unit in which the attendance of a course is counted. Numbers of different units cannot be added up.',
  valuesConfig: {
    PEOPLE: { description: 'People (人).' },
    PERSON_VISITS: { description: 'Person-visits (延べ人): whoever comes several times is counted each time.' },
    PARENT_CHILD_PAIRS: { description: 'Pairs of parent and child (親子…組). 「組」' },
    WORKS: { description: 'Works that were sent in (作品).' },
  },
});
