import { type Language } from '../language/language';
import { type AnswerTable, cellText, type Row } from '@tokorozawa/answer-tables';
import { type ChartKind, type ChartSetup } from './choose';

/** A chart before it is drawn. */
export interface Chart {
  kind: ChartKind;
  marks: Mark[];
  title: string;
  /** The name of the values, such as 件数. */
  measure: string;
  /** Source and license, one line each. */
  caption: string[];
  colors: ChartColors;
  /** In pixels. */
  width: number;
}

/** The width of a downloaded chart, in pixels. */
export const fileWidth = 860;

/** In pixels: tall enough that every bar and event is readable. */
export function chartHeight(chart: Chart): number {
  const { kind, marks } = chart;
  const body = kind === 'line' ? 320 : kind === 'share' ? 360 : Math.max(marks.length * 30, 60) + 40;
  return titleHeight + body + captionHeight(chart);
}

/** The height of the title and the name of the values. */
export const titleHeight = 76;
export const captionLineHeight = 16;

/** The height of the caption, whose lines wrap: letters are at most 11 pixels wide. */
export function captionHeight({ caption, width }: Chart): number {
  const lines = caption.reduce((sum, line) => sum + Math.ceil((line.length * 11) / (width - 32)), 0);
  return lines * captionLineHeight + 28;
}

/** The colors of a chart. Downloads always have a white background. */
export interface ChartColors {
  background: string;
  text: string;
  mutedText: string;
  line: string;
  series: string[];
}

export const lightColors: ChartColors = {
  background: '#ffffff',
  text: '#1c2b22',
  mutedText: '#4c5f54',
  line: '#d5ddd8',
  series: ['#1f6f43', '#c2571a', '#2f5fa8', '#8a4a94', '#8b6d12', '#22757a', '#a23b52', '#5d6b63'],
};

export const darkColors: ChartColors = {
  background: '#212a3b',
  text: '#e6eaf2',
  mutedText: '#b9c3d6',
  line: '#47536a',
  series: ['#6fcf97', '#f2a65a', '#8ab4f8', '#d7a3e0', '#e0c466', '#6fd0d6', '#f08fa5', '#b8c4bd'],
};

/** One bar, point or slice. */
export interface Mark {
  label: string;
  /** The number drawn; 1 for a row that is counted. */
  value: number;
  /** An ISO date for the position on a time axis; undefined for a row without a time. */
  day: string | undefined;
  /** The time as the table shows it. */
  time: string;
}

/** With more marks, a chart is unreadable. */
export const maxMarks = 200;

/** The marks for the rows that have a value, in the order of the rows; on a time axis, in the order of time. */
export function toMarks(table: AnswerTable, rows: Row[], setup: ChartSetup, language: Language): Mark[] {
  const indexOf = (id: string | undefined) => table.columns.findIndex((column) => column.id === id);
  const [label, measure, time] = [indexOf(setup.label), indexOf(setup.measure), indexOf(setup.time)];
  const marks = rows.flatMap(({ cells }): Mark[] => {
    const value = measure < 0 || setup.kind === 'timeline' ? 1 : cells[measure];
    const text = (index: number) =>
      cellText(cells[index], (table.columns[index] as AnswerTable['columns'][number]).field, language);
    const day = time < 0 ? undefined : dayOf(cells[time]);
    if (typeof value !== 'number' || (setup.kind === 'timeline' && !day)) return [];
    return [{ label: label < 0 ? '' : text(label), value, day, time: time < 0 ? '' : text(time) }];
  });
  const counted = measure < 0 && setup.kind !== 'timeline' ? countByLabel(marks) : marks;
  return setup.kind === 'timeline' || setup.kind === 'line' ? sortByTime(counted) : counted;
}

/** The unit that all values of a measure have, where a column beside it says it: 件 beside a figure of the source. */
export function unitOf({ columns }: AnswerTable, rows: Row[], measure: string, language: Language): string | undefined {
  const measured = columns.find(({ id }) => id === measure);
  const index = columns.findIndex(({ field, level, keys }) => {
    const isBeside = level === measured?.level && keys.slice(0, -1).join() === measured.keys.slice(0, -1).join();
    return isBeside && field.type?.name === 'Unit';
  });
  const column = columns[index];
  if (!column) return undefined;
  const units = new Set(rows.map(({ cells }) => cellText(cells[index], column.field, language)));
  return units.size === 1 ? [...units][0] : undefined;
}

/** One mark for each label, with the number of its rows. */
function countByLabel(marks: Mark[]): Mark[] {
  const byLabel = new Map<string, Mark>();
  for (const mark of marks) {
    const earlier = byLabel.get(mark.label);
    byLabel.set(mark.label, earlier ? { ...earlier, value: earlier.value + 1 } : mark);
  }
  return [...byLabel.values()];
}

function sortByTime(marks: Mark[]): Mark[] {
  return [...marks].sort((a, b) => (a.day ?? '').localeCompare(b.day ?? ''));
}

/** The first day of a month or calendar year. A fiscal year is treated as the calendar year in which it begins. */
function dayOf(value: unknown): string | undefined {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(String(value)) ?? [];
  return year && `${year}-${month ?? '01'}-${day ?? '01'}`;
}
