import {
  type AnswerTable,
  cellText,
  columnHeaders,
  type Language,
  type Row,
  tableTitle,
} from '@tokorozawa/answer-tables';
import { enumText } from '@tokorozawa/record-fields';
import { isEnumType } from 'graphql';
import { type Chart, type Mark, maxMarks, type Theme } from './chart';
import { type ChartSetup, chartSetup } from './choose';
import { type ChartUnit, decimalsOf, measureName, unitOfName, unitOfWord, valueWriter } from './unit';

export interface TableChartOptions {
  language: Language;
  theme: Theme;
  /** In pixels. */
  width: number;
  /** What is written below; see chartCaption. */
  caption: string[];
  /** The rows in the order in which they are drawn; those of the table if absent. */
  rows?: Row[];
  /** What the reader chose; the rest is chosen from the data. */
  chosen?: Partial<ChartSetup>;
  /** The name of the table if absent. */
  title?: string;
  /** The heads of the columns, in words of the language if absent. */
  headers?: string[];
}

export interface TableChart {
  chart: Chart;
  setup: ChartSetup;
  /** How many marks the rows have; the chart shows the first of them. */
  markCount: number;
}

/** A table as a chart: by default the one that suits its data. Undefined if it has nothing to draw. */
export function chartOf(table: AnswerTable, options: TableChartOptions): TableChart | undefined {
  const { language, theme, width, rows = table.rows, chosen = {} } = options;
  const setup = chartSetup(table, rows, chosen);
  if (!setup) return undefined;
  const marks = toMarks(table, rows, setup, language);
  if (marks.length === 0) return undefined;
  const { headers = columnHeaders(table, 'words', language), title } = options;
  const head = headers[table.columns.findIndex(({ id }) => id === setup.measure)];
  const counted = language === 'ja' ? '件数' : 'Number of rows';
  const measure = measureName(head ?? counted, unitOf(table, rows, setup.measure, language), language);
  const chart: Chart = {
    kind: setup.kind,
    title: title ?? tableTitle(table, language, innermostLevel(table, setup)),
    measure: setup.kind === 'timeline' ? '' : measure,
    series: [{ name: '', marks: marks.slice(0, maxMarks) }],
    caption: options.caption,
    theme,
    language,
    width,
  };
  return { chart, setup, markCount: marks.length };
}

/** The level of the innermost list that the chart uses. */
function innermostLevel({ columns }: AnswerTable, { label, measure, time, kind }: ChartSetup): number {
  const used = kind === 'bar' || kind === 'share' ? [label, measure] : [label, measure, time];
  return Math.max(0, ...columns.filter(({ id }) => used.includes(id)).map(({ level }) => level));
}

/** The marks for the rows that have a value, in the order of the rows; on a time axis, in the order of time. */
export function toMarks(table: AnswerTable, rows: Row[], setup: ChartSetup, language: Language): Mark[] {
  const indexOf = (id: string | undefined) => table.columns.findIndex((column) => column.id === id);
  const [label, measure, time] = [indexOf(setup.label), indexOf(setup.measure), indexOf(setup.time)];
  const isTimeline = setup.kind === 'timeline';
  const marks = rows.flatMap(({ cells }): Omit<Mark, 'text'>[] => {
    const value = measure < 0 || isTimeline ? 1 : cells[measure];
    const text = (index: number) =>
      cellText(cells[index], (table.columns[index] as AnswerTable['columns'][number]).field, language);
    const day = time < 0 ? undefined : dayOf(cells[time]);
    if (typeof value !== 'number' || (isTimeline && !day)) return [];
    return [{ label: label < 0 ? '' : text(label), value, day, time: time < 0 ? '' : text(time) }];
  });
  const counted = measure < 0 && !isTimeline ? countByLabel(marks) : marks;
  const ordered = isTimeline || setup.kind === 'line' ? sortByTime(counted) : counted;
  const decimals = Math.max(0, ...ordered.map(({ value }) => decimalsOf(value)));
  const write = valueWriter(decimals, unitOf(table, rows, setup.measure, language), language);
  return ordered.map((mark) => ({ ...mark, text: isTimeline ? '' : write(mark.value) }));
}

/** The unit that all values of a measure have, where its name or a column beside it says it: 件 beside a figure of the source. */
export function unitOf(
  { columns }: AnswerTable,
  rows: Row[],
  measure: string | undefined,
  language: Language,
): ChartUnit | undefined {
  const measured = columns.find(({ id }) => id === measure);
  if (!measured) return undefined;
  const index = columns.findIndex(({ field, level, keys }) => {
    const isBeside = level === measured.level && keys.slice(0, -1).join() === measured.keys.slice(0, -1).join();
    return isBeside && field.type?.name === 'Unit';
  });
  const type = columns[index]?.field.type;
  if (!isEnumType(type)) return unitOfName(measured.field.name, language);
  const units = new Set(rows.map(({ cells }) => cells[index]));
  const [unit] = units;
  if (units.size !== 1 || typeof unit !== 'string') return undefined;
  return unitOfWord(enumText(type, unit).ja, unit, language);
}

/** One mark for each label, with the number of its rows. */
function countByLabel<Counted extends { label: string; value: number }>(marks: Counted[]): Counted[] {
  const byLabel = new Map<string, Counted>();
  for (const mark of marks) {
    const earlier = byLabel.get(mark.label);
    byLabel.set(mark.label, earlier ? { ...earlier, value: earlier.value + 1 } : mark);
  }
  return [...byLabel.values()];
}

function sortByTime<Timed extends { day: string | undefined }>(marks: Timed[]): Timed[] {
  return [...marks].sort((a, b) => (a.day ?? '').localeCompare(b.day ?? ''));
}

/** The first day of a month or calendar year. A fiscal year is treated as the calendar year in which it begins. */
function dayOf(value: unknown): string | undefined {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(String(value)) ?? [];
  return year && `${year}-${month ?? '01'}-${day ?? '01'}`;
}
