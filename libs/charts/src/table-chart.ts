import {
  type AnswerTable,
  cellText,
  type Column,
  columnHeaders,
  DateCell,
  type DateInterval,
  decimalsOf,
  intervalOf,
  type Language,
  measureName,
  pathKey,
  type Row,
  shortSign,
  tableTitle,
  valueWriter,
} from '@tokorozawa/answer-tables';
import type { ChartDeclaration } from '@tokorozawa/question-files/head';
import type { LocalizedText } from '@tokorozawa/vocabulary';
import { type Chart, type Mark, maxMarks, type Series, type Theme } from './chart';
import { type ChartSetup, chartSetup, type NoChartReason } from './choose';
import { figureSeries, measuresOf } from './figures';
import { type MeasuredUnit, unitOf } from './measured';
import { notDrawn, type NotDrawn, pageNote, spanNote } from './not-drawn';

export interface PictureOptions {
  language: Language;
  theme: Theme;
  /** In pixels. */
  width: number;
  /** What is written below; see chartCaption. */
  caption: string[];
  /** The rows in the order in which they are drawn; those of the table if absent. */
  rows?: Row[];
  /** What the question declares. It applies if the table has its columns and the reader chose nothing else. */
  declared?: ChartDeclaration | undefined;
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

type Text = LocalizedText & { en: string };

/** A table as a chart: the one that its question declares, else the one that its data suggest. Or, why there is none. */
export function pictureOf(table: AnswerTable, options: PictureOptions): TableChart | { reason: Text } {
  const { rows = table.rows } = options;
  if (rows.length === 0 && !options.declared?.reason) return { reason: reasons.NO_ROWS };
  const choice = choiceOf(table, rows, options);
  if ('reason' in choice) return choice;
  const { setup, applied } = choice;
  return applied?.moreMeasures
    ? figuresOf(table, rows, setup, applied, options)
    : chartOf(table, rows, setup, options, applied);
}

function chartOf(
  table: AnswerTable,
  rows: Row[],
  setup: ChartSetup,
  options: PictureOptions,
  applied: ChartDeclaration | undefined,
): TableChart | { reason: Text } {
  const { language } = options;
  const drawn = toSeries(table, distinctRows(table, rows, setup), setup, language, applied);
  const markCount = drawn.series.reduce((sum, { marks }) => sum + marks.length, 0);
  if (markCount === 0) return { reason: reasons.NOTHING_TO_DRAW };
  // A single value is written, not drawn.
  const isFigure = applied !== undefined && markCount === 1 && setup.kind !== 'timeline';
  const axisUnit = drawn.unit.unit && shortSign(drawn.unit.unit);
  const chart: Chart = {
    kind: isFigure ? 'figure' : setup.kind,
    title: titleOf(table, setup, options, applied),
    measure: measureOf(table, setup, drawn, options, applied),
    ...(axisUnit !== undefined && { axisUnit }),
    series: drawn.series.map(({ name, marks }) => ({ name, marks: marks.slice(0, maxMarks) })),
    caption: captionOf(table, rows, drawn, options),
    theme: options.theme,
    language,
    width: options.width,
  };
  return { chart, setup, markCount };
}

const captionOf = (
  table: AnswerTable,
  rows: Row[],
  { left }: Pick<Drawn, 'left'>,
  options: PictureOptions,
): string[] => {
  const { language, caption } = options;
  const notes = [notDrawn(left, language), spanNote(left, language), pageNote(table, rows, language)];
  return [...notes, ...caption].filter(Boolean);
};

/** Several measures of each record, as figures in large type. */
function figuresOf(
  table: AnswerTable,
  rows: Row[],
  setup: ChartSetup,
  applied: ChartDeclaration,
  options: PictureOptions,
): TableChart | { reason: Text } {
  const { language, theme, width, headers = columnHeaders(table, 'words', language) } = options;
  const named = { label: setup.label, headers };
  const all = figureSeries(table, distinctRows(table, rows, setup), named, applied, language);
  const series = all.filter(({ marks }) => marks.length > 0);
  const markCount = series.reduce((sum, { marks }) => sum + marks.length, 0);
  if (markCount === 0) return { reason: reasons.NOTHING_TO_DRAW };
  const title = titleOf(table, setup, options, applied);
  const caption = [pageNote(table, rows, language), ...options.caption].filter(Boolean);
  return { chart: { kind: 'figure', title, measure: '', series, caption, theme, language, width }, setup, markCount };
}

/** What is drawn, with the declaration if it applies. */
function choiceOf(
  table: AnswerTable,
  rows: Row[],
  { chosen = {}, declared }: PictureOptions,
): { setup: ChartSetup; applied?: ChartDeclaration } | { reason: Text } {
  if (declared && Object.keys(chosen).length === 0) {
    if (declared.reason) return { reason: declared.reason };
    const setup = declaredSetup(table, declared);
    if (setup) return { setup, applied: declared };
  }
  const choice = chartSetup(table, rows, chosen);
  return 'reason' in choice ? { reason: reasons[choice.reason] } : choice;
}

type Words = Pick<PictureOptions, 'language' | 'title' | 'headers'>;

const titleOf = (table: AnswerTable, setup: ChartSetup, { language, title }: Words, declared?: ChartDeclaration) =>
  title ?? declared?.title?.[language] ?? tableTitle(table, language, innermostLevel(table, setup));

/** What the values are, with their unit; empty for a timeline, which has none. */
function measureOf(
  table: AnswerTable,
  { kind, measure }: ChartSetup,
  { unit }: Drawn,
  { language, headers = columnHeaders(table, 'words', language) }: Words,
  declared?: ChartDeclaration,
): string {
  if (kind === 'timeline') return '';
  const counted = { ja: '件数', en: 'Number' }[language];
  const header = headers[table.columns.findIndex(({ id }) => id === measure)] ?? counted;
  return measureName(declared?.measureName?.[language] ?? header, unit.unit, language);
}

const reasons: Record<NoChartReason, Text> = {
  NO_ROWS: { ja: '該当するものがないため、図はありません。', en: 'There is no picture, because nothing was found.' },
  NOTHING_TO_DRAW: {
    ja: '比べられる数値も日付もないため、図はありません。',
    en: 'There is no picture, because there are no figures or dates to compare.',
  },
  ONE_ROW: {
    ja: '数値を比べるものがほかにないため、図はありません。',
    en: 'There is no picture, because there is nothing to compare the figure with.',
  },
  ALL_EQUAL: {
    ja: 'どの値も同じため、図はありません。',
    en: 'There is no picture, because all values are equal.',
  },
  NO_LABELS: {
    ja: '数値を見分ける名前がないため、図はありません。',
    en: 'There is no picture, because nothing tells the figures apart.',
  },
};

/** The declaration with the columns of a table; undefined if the table lacks one of them, or is not the list to count. */
function declaredSetup({ id: tableId, columns }: AnswerTable, declared: ChartDeclaration): ChartSetup | undefined {
  const { kind, label = declared.time, measure, time, series, count = tableId } = declared;
  const used = [label, ...measuresOf(declared), time, series].filter((id) => id !== undefined);
  if (kind === 'none' || label === undefined || count !== tableId) return undefined;
  const hasAll = used.every((id) => columns.some((column) => column.id === id && !column.isJoined));
  return hasAll ? { kind, label, measure, time, series } : undefined;
}

/** The table that a declared picture is drawn from; undefined if none of them has its columns. */
export const tableOfDeclaration = (tables: AnswerTable[], declared: ChartDeclaration): AnswerTable | undefined =>
  tables.find((table) => declaredSetup(table, declared) !== undefined);

/** The level of the innermost list that the chart uses. */
function innermostLevel({ columns }: AnswerTable, { label, measure, time, series, kind }: ChartSetup): number {
  const used = kind === 'bar' || kind === 'share' ? [label, measure, series] : [label, measure, time, series];
  return Math.max(0, ...columns.filter(({ id }) => used.includes(id)).map(({ level }) => level));
}

/** One row for each record that the chart is about: a list inside it that is not drawn repeats it in several rows. */
function distinctRows(table: AnswerTable, rows: Row[], setup: ChartSetup): Row[] {
  const isCounted = setup.measure === undefined && setup.kind !== 'timeline';
  // A record without items still has a row, which is no item.
  if (isCounted) return rows.filter(({ records }) => records.length === table.lists.length);
  const level = innermostLevel(table, setup);
  const byRecord = new Map<string, Row>();
  for (const row of rows) {
    const key = pathKey(row.records[level] ?? row.records.at(-1) ?? []);
    if (!byRecord.has(key)) byRecord.set(key, row);
  }
  return [...byRecord.values()];
}

interface Drawn {
  series: Series[];
  unit: MeasuredUnit;
  left: NotDrawn;
}

/** The marks for the rows that have a value, and what is left out. On a time axis they are in the order of time. */
export function toSeries(
  table: AnswerTable,
  rows: Row[],
  setup: ChartSetup,
  language: Language,
  declared?: ChartDeclaration,
): Drawn {
  const indexOf = (id: string | undefined) => table.columns.findIndex((column) => column.id === id);
  const [label, measure, time, series] = [setup.label, setup.measure, setup.time, setup.series].map(indexOf) as [
    number,
    number,
    number,
    number,
  ];
  const isTimeline = setup.kind === 'timeline';
  const isOverTime = isTimeline || setup.kind === 'line';
  const unit = unitOf(table, rows, isTimeline ? undefined : setup.measure, language, declared?.unit);
  const left: NotDrawn = { withoutValue: 0, withoutTime: 0, otherUnits: unit.others, spans: new Map() };
  const text = ({ cells }: Row, index: number): string =>
    index < 0 ? '' : cellText(cells[index], (table.columns[index] as Column).field, language);
  // An edition stands at the axis as what it is, and not as its year.
  const named = setup.kind === 'line' ? label : time;
  const marks = rows.flatMap((row): (Omit<Mark, 'text'> & { series: string })[] => {
    const value = measure < 0 || isTimeline ? 1 : row.cells[measure];
    const interval = time < 0 ? undefined : timeOf(row.cells[time], table.columns[time] as Column);
    const day = interval?.earliest;
    if (typeof value !== 'number') left.withoutValue++;
    else if (isOverTime && !day) left.withoutTime++;
    else if (unit.isIn(row)) {
      const mark = { label: text(row, label), value, day, time: text(row, named), series: text(row, series) };
      return [{ ...mark, ...(isTimeline && spanOf(interval, left)) }];
    }
    return [];
  });
  const counted = measure < 0 && !isTimeline ? countByLabel(marks) : marks;
  const ordered = tellApart(inOrder(counted, setup, declared?.order, language), setup);
  const decimals = Math.max(0, ...ordered.map(({ value }) => decimalsOf(value)));
  const write = valueWriter(decimals, unit.unit, language);
  const bySeries = new Map<string, Mark[]>();
  for (const { series: name, ...mark } of ordered) {
    const drawn: Mark = { ...mark, text: isTimeline ? '' : write(mark.value), ...emphasis(mark.label, declared) };
    bySeries.set(name, [...(bySeries.get(name) ?? []), drawn]);
  }
  return { series: [...bySeries].map(([name, each]) => ({ name, marks: each })), unit, left };
}

/** Until when an event may lie whose day is not known, which is counted. */
function spanOf(interval: DateInterval | undefined, { spans }: NotDrawn): Pick<Mark, 'until'> {
  if (!interval || interval.latest === interval.earliest) return {};
  spans.set(interval.precision, (spans.get(interval.precision) ?? 0) + 1);
  return { until: interval.latest };
}

/** How a mark differs from the others, by its label. */
const emphasis = (label: string, declared?: ChartDeclaration): Pick<Mark, 'isTotal' | 'isHighlighted'> => ({
  ...(totalLabel.test(label) && { isTotal: true }),
  ...(declared?.highlight !== undefined && label.includes(declared.highlight) && { isHighlighted: true }),
});

/** Marks of a row of bars need different labels: a total is named with its series, anything else is numbered. */
function tellApart<Each extends { label: string; series: string }>(marks: Each[], { kind }: ChartSetup): Each[] {
  if (kind !== 'bar' && kind !== 'share') return marks;
  const seen = new Map<string, number>();
  const labels = new Set(marks.map(({ label }) => label));
  const isRepeated = (label: string, series: string): boolean =>
    marks.some((other) => other.label === label && other.series !== series);
  return marks.map((mark) => {
    const isTotal = totalLabel.test(mark.label) && isRepeated(mark.label, mark.series);
    const label = isTotal ? `${mark.label}(${mark.series})` : mark.label;
    const key = `${mark.series}\n${label}`;
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    const numbered = `${label}(${count})`;
    return { ...mark, label: count > 1 && !labels.has(numbered) ? numbered : label };
  });
}

const totalLabel = /(^|[(（の])(計|合計|総計|小計)([)）(（]|$)|^(total|sum)\b/i;

/** One mark for each label, with the number of its rows. */
function countByLabel<Counted extends { label: string; value: number }>(marks: Counted[]): Counted[] {
  const byLabel = new Map<string, Counted>();
  for (const mark of marks) {
    const earlier = byLabel.get(mark.label);
    byLabel.set(mark.label, earlier ? { ...earlier, value: earlier.value + 1 } : mark);
  }
  return [...byLabel.values()];
}

type Ordered = { label: string; value: number; day: string | undefined; until?: string };

function inOrder<Each extends Ordered>(
  marks: Each[],
  { kind, time }: ChartSetup,
  order: ChartDeclaration['order'],
  language: Language,
): Each[] {
  const isOverTime = kind === 'timeline' || kind === 'line' || (kind === 'columns' && time !== undefined);
  const timeOfMark = ({ day = '', until = day }: Ordered): string => `${day} ${until}`;
  if (isOverTime) return [...marks].sort((a, b) => timeOfMark(a).localeCompare(timeOfMark(b)));
  if (order === 'value') return [...marks].sort((a, b) => b.value - a.value);
  const collator = new Intl.Collator(language, { numeric: true });
  return order === 'label' ? [...marks].sort((a, b) => collator.compare(a.label, b.label)) : marks;
}

/** The days between which the date in a cell may lie. */
function timeOf(value: unknown, { field }: Column): DateInterval | undefined {
  if (value instanceof DateCell) return value.interval;
  return intervalOf(`${String(value)}${field.type?.name === 'FiscalYear' ? 'FY' : ''}`);
}
