import {
  type AnswerTable,
  columnHeaders,
  type Language,
  measureName,
  pathKey,
  type Row,
  shortSign,
  tableTitle,
} from '@tokorozawa/answer-tables';
import type { ChartDeclaration } from '@tokorozawa/question-files/head';
import type { LocalizedText } from '@tokorozawa/vocabulary';
import { type Chart, maxMarks, type Panel, type Theme } from './chart';
import { type ChartSetup, chartSetup } from './choose';
import { commonTime } from './common-time';
import { figureSeries, measuresOf } from './large-figures';
import { unitCounts } from './measured';
import { noChart } from './no-chart';
import { notDrawn, pageNote, spanNote } from './not-drawn';
import { type Drawn, toSeries } from './table-series';

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
  /** The headers of the columns, in words of the language if absent. */
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
  if (rows.length === 0 && !options.declared?.reason) return { reason: noChart.NO_ROWS };
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
  const distinct = distinctRows(table, rows, setup);
  const drawn = unitsOfPanels(table, distinct, setup, applied).map((unit) =>
    toSeries(table, distinct, setup, language, { declared: applied, unit }),
  ) as [Drawn, ...Drawn[]];
  const markCount = drawn.flatMap(({ series }) => series).reduce((sum, { marks }) => sum + marks.length, 0);
  if (markCount === 0) return { reason: noChart.NOTHING_TO_DRAW };
  // A single value is written, not drawn.
  const isFigure = applied !== undefined && markCount === 1 && setup.kind !== 'timeline';
  const panels = drawn.map((each) => panelOf(table, setup, each, options, applied)) as [Panel, ...Panel[]];
  const [first, ...more] = panels;
  const time = applied?.when === undefined ? '' : commonTime(table, distinct, applied.when, language);
  const measure = [first.measure, time].filter(Boolean).join(language === 'ja' ? '　' : ' · ');
  const chart: Chart = {
    kind: isFigure ? 'figure' : setup.kind,
    title: titleOf(table, setup, options, applied),
    ...first,
    measure,
    ...(more.length > 0 && { more }),
    caption: captionOf(table, rows, drawn, options),
    theme: options.theme,
    language,
    width: options.width,
  };
  return { chart, setup, markCount };
}

/** Fewer values than these have no panel of their own. */
const minMarksOfPanel = 2;

/** The units that are drawn, each on an axis of its own: that of most values first. Undefined if no column says the unit. */
function unitsOfPanels(
  table: AnswerTable,
  rows: Row[],
  { kind, measure }: ChartSetup,
  applied: ChartDeclaration | undefined,
): (string | undefined)[] {
  if (applied?.unit !== undefined) return [applied.unit];
  const [most, ...others] = unitCounts(table, rows, measure);
  const panels = kind === 'bar' ? others.filter(([, count]) => count >= minMarksOfPanel) : [];
  return [most?.[0], ...panels.map(([unit]) => unit)];
}

function panelOf(
  table: AnswerTable,
  setup: ChartSetup,
  drawn: Drawn,
  words: Words,
  applied: ChartDeclaration | undefined,
): Panel {
  const axisUnit = drawn.unit.unit && shortSign(drawn.unit.unit);
  return {
    measure: measureOf(table, setup, drawn, words, applied),
    ...(axisUnit !== undefined && { axisUnit }),
    series: drawn.series.map(({ name, marks }) => ({ name, marks: marks.slice(0, maxMarks) })),
  };
}

function captionOf(table: AnswerTable, rows: Row[], drawn: [Drawn, ...Drawn[]], options: PictureOptions): string[] {
  const { language, caption } = options;
  const units = drawn.map(({ unit }) => unit.unit?.name);
  const [{ left: leftByFirst }] = drawn;
  const left = { ...leftByFirst, otherUnits: leftByFirst.otherUnits.filter(({ unit }) => !units.includes(unit?.name)) };
  const notes = [notDrawn(left, language), spanNote(left, language), pageNote(table, rows, language)];
  return [...notes, ...caption].filter(Boolean);
}

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
  if (markCount === 0) return { reason: noChart.NOTHING_TO_DRAW };
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
  return 'reason' in choice ? { reason: noChart[choice.reason] } : choice;
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
