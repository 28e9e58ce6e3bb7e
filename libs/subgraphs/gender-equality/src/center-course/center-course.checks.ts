import type { Check } from '@tokorozawa/subgraph-kit';
import {
  type LocalizedText,
  type PartialDate,
  type Weekday,
  weekdayCharacter,
  weekdayOf,
} from '@tokorozawa/vocabulary';

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
}

/** The days of the week of each course, as printed and by the calendar. */
export function centerCourseChecks(rows: CourseRow[]): Check[] {
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
