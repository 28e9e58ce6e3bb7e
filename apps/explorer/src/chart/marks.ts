import { cellText } from '../table/cell-text';
import { type AnswerTable, type Row } from '../table/flatten';
import { type Language } from '../language/language';
import { type ChartSetup } from './choose';

/** One bar, point or slice. */
export interface Mark {
  label: string;
  /** What is measured; 1 for a row that is counted. */
  value: number;
  /** ISO, to the day: for the place on a time axis. Undefined for a row without a time. */
  day: string | undefined;
  /** The time as the table shows it. */
  time: string;
}

/** More than this is no picture any more. */
export const mostMarks = 200;

/** What is drawn of the rows: those with a value, in their order; on a time line in the order of time. */
export function marksOf(table: AnswerTable, rows: Row[], setup: ChartSetup, language: Language): Mark[] {
  const at = (id: string | undefined) => table.columns.findIndex((column) => column.id === id);
  const [label, measure, time] = [at(setup.label), at(setup.measure), at(setup.time)];
  const marks = rows.flatMap(({ cells }): Mark[] => {
    const value = measure < 0 || setup.kind === 'timeline' ? 1 : cells[measure];
    const text = (index: number) =>
      cellText(cells[index], (table.columns[index] as AnswerTable['columns'][number]).part, language);
    const day = time < 0 ? undefined : dayOf(cells[time]);
    if (typeof value !== 'number' || (setup.kind === 'timeline' && !day)) return [];
    return [{ label: label < 0 ? '' : text(label), value, day, time: time < 0 ? '' : text(time) }];
  });
  const counted = measure < 0 && setup.kind !== 'timeline' ? counts(marks) : marks;
  return setup.kind === 'timeline' || setup.kind === 'line' ? inTime(counted) : counted;
}

/** Without a measure, how many rows there are of each label. */
function counts(marks: Mark[]): Mark[] {
  const byLabel = new Map<string, Mark>();
  for (const mark of marks) {
    const before = byLabel.get(mark.label);
    byLabel.set(mark.label, before ? { ...before, value: before.value + 1 } : mark);
  }
  return [...byLabel.values()];
}

function inTime(marks: Mark[]): Mark[] {
  return [...marks].sort((a, b) => (a.day ?? '').localeCompare(b.day ?? ''));
}

/** The first day of a month or of a calendar year; a fiscal year is given by the year in which it begins. */
function dayOf(value: unknown): string | undefined {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(String(value)) ?? [];
  return year && `${year}-${month ?? '01'}-${day ?? '01'}`;
}
