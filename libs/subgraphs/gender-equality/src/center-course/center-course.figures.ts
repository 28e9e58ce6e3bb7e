import type {
  ConceptFigure,
  Dimension,
  DimensionValue,
  FigureDeclaration,
  IndicatorDeclaration,
} from '@tokorozawa/subgraph-kit';
import { type PartialDate, Unit } from '@tokorozawa/vocabulary';
import { CourseAttendanceUnit } from './course-attendance';

interface CourseRow {
  id: string;
  recruitment?: object | null | undefined;
  sessions: Session[];
  attendances: CountedAttendance[];
  events: { number: number; name?: DimensionValue['name'] | null | undefined; sessions: Session[] }[];
}

interface Session {
  start: { date: PartialDate };
  end?: object | null | undefined;
}

interface CountedAttendance {
  eventNumber?: number | null | undefined;
  count: number;
  unit: CourseAttendanceUnit;
  counted: DimensionValue['name'];
  doubt?: object | null | undefined;
}

const event: Dimension = { id: 'event', name: { ja: '回', en: 'Event' } };

const mayBeTheSame = {
  ja: '同じ人がいくつかの事業に参加したかどうかは記載がない。足すと、同じ人を重ねて数えるかもしれない。',
  en: 'The source does not say whether the same people came to several courses: a sum could count them more than once.',
};

const people: IndicatorDeclaration = {
  id: 'course-people',
  name: { ja: '講座の参加人数', en: 'People in courses' },
  unit: Unit.PERSON,
  definition: {
    ja: '資料が「人」で数える、学習・研修事業の参加者または入賞者の数。複数の日に来た人をどう数えるかは記載がない。',
    en: 'People who took part in a course or won a prize, as the source counts them in persons (人). It does not say how it counts those who came on several days.',
  },
  dimensions: [event],
  // The events of a course are for different people; of several courses, the same people may be counted.
  additiveOver: ['periods', event.id],
  whyNotAdditive: mayBeTheSame,
};

const visits: IndicatorDeclaration = {
  id: 'course-visits',
  name: { ja: '講座の延べ参加人数', en: 'Visits to courses' },
  unit: Unit.PERSON_VISIT,
  definition: {
    ja: '学習・研修事業の延べ参加人数。何度か来た人は、そのつど数える。',
    en: 'Person-visits to courses: a person who came several times is counted each time.',
  },
  dimensions: [event],
  additiveOver: ['records', 'periods', event.id],
};

const pairs: IndicatorDeclaration = {
  id: 'course-pairs',
  name: { ja: '講座の参加組数', en: 'Pairs of parent and child in courses' },
  unit: Unit.PARENT_CHILD_PAIR,
  definition: {
    ja: '学習・研修事業に参加した親子の組数。',
    en: 'Pairs of parent and child that took part in a course.',
  },
  dimensions: [event],
  additiveOver: ['periods'],
  whyNotAdditive: mayBeTheSame,
};

const works: IndicatorDeclaration = {
  id: 'course-works',
  name: { ja: '講座への応募作品数', en: 'Works sent in' },
  unit: Unit.WORK,
  definition: { ja: '募集に応じて寄せられた作品の数。', en: 'Works that were sent in for a contest.' },
  dimensions: [event],
  additiveOver: ['records', 'periods', event.id],
};

const judge: Dimension = {
  id: 'judge',
  name: { ja: '選考者', en: 'Judges' },
  values: {
    SUPPORTERS: { ja: 'ふらっとサポーター', en: 'Furatto Supporters' },
    STAFF: { ja: '職員', en: 'Staff' },
  },
};

const judges: IndicatorDeclaration = {
  id: 'course-judges',
  name: { ja: '選考した人の数', en: 'Judges of a contest' },
  unit: Unit.PERSON,
  definition: { ja: '応募作品を選考した人の数。', en: 'People who judged the works that were sent in.' },
  dimensions: [judge],
  additiveOver: [judge.id],
};

const sessions: IndicatorDeclaration = {
  id: 'course-sessions',
  name: { ja: '講座の回数', en: 'Sessions of a course' },
  unit: Unit.TIME,
  definition: {
    ja: '資料が題名に添えた講座の回数。',
    en: 'How many sessions a course had, where the source prints it beside the title.',
  },
  additiveOver: ['records', 'periods'],
};

const indicatorOf: Record<CourseAttendanceUnit, IndicatorDeclaration> = {
  [CourseAttendanceUnit.PEOPLE]: people,
  [CourseAttendanceUnit.PERSON_VISITS]: visits,
  [CourseAttendanceUnit.PARENT_CHILD_PAIRS]: pairs,
  [CourseAttendanceUnit.WORKS]: works,
};

/** The attendance of each course, each unit of which is an indicator of its own. */
export const centerCourseFigures: FigureDeclaration<CourseRow> = {
  indicators: [people, visits, pairs, works, judges, sessions],
  read: (rows) => rows.flatMap((row) => row.attendances.map((attendance, index) => figureOf(row, attendance, index))),
};

function figureOf(course: CourseRow, attendance: CountedAttendance, index: number): ConceptFigure {
  const { eventNumber, count, unit, counted, doubt } = attendance;
  const counting = course.events.find(({ number }) => number === eventNumber);
  const date = dayOf(course, counting?.sessions.length ? counting.sessions : course.sessions);
  return {
    indicator: indicatorOf[unit],
    recordId: course.id,
    field: `attendances.${index}.count`,
    value: count,
    qualifier: counted,
    isDoubtful: Boolean(doubt),
    ...(date && { date }),
    dimensions: counting?.name ? { [event.id]: { code: String(eventNumber), name: counting.name } } : {},
  };
}

/**
 * The day on which all was counted. Undefined if there are several days, or if entries came in before: then only the
 * fiscal year is known.
 */
function dayOf({ recruitment }: CourseRow, [first, ...others]: Session[]): PartialDate | undefined {
  return recruitment || first?.end || others.length > 0 ? undefined : first?.start.date;
}
