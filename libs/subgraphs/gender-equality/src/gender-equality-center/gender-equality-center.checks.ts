import type { Check, ReviewedRow } from '@tokorozawa/subgraph-kit';
import type { PartialDate } from '@tokorozawa/vocabulary';
import { isThursday } from './center-opening.rule';

interface CourseRow extends ReviewedRow {
  sessions: { start: { date: PartialDate }; end?: { date: PartialDate } | null; eventNumber?: number | null }[];
  events: { number: number; school?: unknown }[];
}

interface ConsultationRow extends ReviewedRow {
  patterns: { recurrence: string }[];
}

/** Nothing is held in the center on a Thursday, when it is closed: neither courses, but for those at schools, nor consultations. */
export function genderEqualityCenterChecks(
  centers: { id: string }[],
  rowsOf: (concept: string) => ReviewedRow[],
): Check[] {
  const courses = (rowsOf('CenterCourse') as CourseRow[]).filter(isOnThursday);
  const consultations = (rowsOf('Consultation') as ConsultationRow[]).filter(({ patterns }) =>
    patterns.some(({ recurrence }) => /BYDAY=[^;]*TH/.test(recurrence)),
  );
  return centers.flatMap(({ id }) => [
    {
      id: `check-${id}-courses-on-thursdays`,
      statement: {
        ja: '休館日の木曜日に始まるか終わる学習・研修事業の数。学校で行うものを除く。',
        en: 'Courses that begin or end on a Thursday, when the center is closed, except those at schools.',
      },
      printed: '0',
      computed: String(courses.length),
      recordId: id,
    },
    {
      id: `check-${id}-consultations-on-thursdays`,
      statement: {
        ja: '休館日の木曜日に行う相談の数。',
        en: 'Consultations that are held on Thursdays, when the center is closed.',
      },
      printed: '0',
      computed: String(consultations.length),
      recordId: id,
    },
  ]);
}

function isOnThursday({ sessions, events }: CourseRow): boolean {
  const atSchools = new Set(events.filter(({ school }) => school).map(({ number }) => number));
  return sessions
    .filter(({ eventNumber }) => !eventNumber || !atSchools.has(eventNumber))
    .flatMap(({ start, end }) => [start, ...(end ? [end] : [])])
    .some(({ date }) => isThursday(date.text));
}
