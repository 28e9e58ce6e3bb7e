import type { Check } from '@tokorozawa/subgraph-kit';
import {
  type LocalizedText,
  type PartialDate,
  type Weekday,
  weekdayCharacter,
  weekdayOf,
} from '@tokorozawa/vocabulary';
import { CourseAttendanceUnit } from './course-attendance';

interface Day {
  date: PartialDate;
  statedWeekday: Weekday;
}

interface Days {
  start: Day;
  end?: Day | null;
}

interface CourseRow {
  id: string;
  name: LocalizedText;
  recruitment?: Days | null;
  sessions: Days[];
  attendances: Attendance[];
}

interface Attendance {
  count: number;
  unit: string;
  doubt?: LocalizedText | null;
}

/** The days of the week of each course, and people who are counted as pairs as well. */
export const centerCourseChecks = (rows: CourseRow[]): Check[] => [...weekdayChecks(rows), ...rows.flatMap(pairChecks)];

/** A pair of parent and child is two people at least. */
function pairChecks({ id, name, attendances }: CourseRow): Check[] {
  const pairs = attendances.find(({ unit }) => unit === CourseAttendanceUnit.PARENT_CHILD_PAIRS);
  const people = attendances.find(({ unit }) => unit === CourseAttendanceUnit.PEOPLE);
  if (!pairs || !people) return [];
  const least = 2 * pairs.count;
  return [
    {
      id: `check-${id}-pairs`,
      statement: {
        ja: `${name.ja}:親子${pairs.count}組の人数。1組は2人以上である。`,
        en: `${name.en ?? name.ja}: the people in ${pairs.count} parent-and-child pairs, of at least two each.`,
      },
      printed: String(people.count),
      computed: people.count >= least ? String(people.count) : `≥ ${least}`,
      recordId: id,
      explanation: people.doubt ?? undefined,
    },
  ];
}

/** The days of the week, as printed and by the calendar. */
function weekdayChecks(rows: CourseRow[]): Check[] {
  return rows.map(({ id, name, recruitment, sessions }) => {
    const days = [...(recruitment ? [recruitment] : []), ...sessions].flatMap(({ start, end }) =>
      end ? [start, end] : [start],
    );
    return {
      id: `check-${id}-weekdays`,
      statement: {
        ja: `${name.ja}:日付と曜日の一致。`,
        en: `${name.en ?? name.ja}: the days of the week of its dates.`,
      },
      printed: days.map(({ statedWeekday }) => weekdayCharacter[statedWeekday]).join(' '),
      computed: days.map(({ date }) => weekdayCharacter[weekdayOf(date.text)]).join(' '),
      recordId: id,
    };
  });
}
