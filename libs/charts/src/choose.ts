import { type AnswerTable, type Column, columnKind, foldText, type Row } from '@tokorozawa/answer-tables';
import { type ChartKind, chartKinds, type DrawnKind } from './chart';
import { cellsOf, unitOf } from './measured';

/** What a chart is drawn from. `choiceOf` in `table-chart.ts` asks for it where a question declares no picture. */
export interface ChartSetup {
  kind: DrawnKind;
  /** The id of the column that labels each mark. */
  label: string;
  /** The id of the column with the values; undefined for a timeline, and if rows are counted by their labels. */
  measure: string | undefined;
  /** The id of the column that dates each mark of a line chart or timeline. */
  time: string | undefined;
  /** The id of the column whose values have a color each. */
  series?: string | undefined;
}

/** The columns that each part of a chart can use. */
export interface ChartColumns {
  measures: Column[];
  times: Column[];
  texts: Column[];
}

/**
 * The columns of a table by what a chart can use them for. A measure belongs to the innermost records: what a record around
 * them has is repeated in each of their rows, and would be drawn several times.
 */
export function chartColumns({ columns, lists }: AnswerTable, rows: Row[]): ChartColumns {
  const filled = columns.filter((column) => {
    const index = columns.indexOf(column);
    return !column.isJoined && rows.some(({ cells }) => cells[index] !== null && cells[index] !== undefined);
  });
  const ofKind = (kind: string) => filled.filter(({ field }) => columnKind(field) === kind);
  const measures = ofKind('measure').filter(({ level }) => level === lists.length - 1);
  return { measures, times: ofKind('time'), texts: ofKind('text') };
}

/** The chart that the data suggest, or why there is none. */
export type Choice = { setup: ChartSetup } | { reason: NoChartReason };

/** Why the data suggest no chart. */
export type NoChartReason = 'NO_ROWS' | 'NOTHING_TO_DRAW' | 'ONE_ROW' | 'ALL_EQUAL' | 'NO_LABELS';

/**
 * Chooses the chart for a table: a line for a time series, bars for what varies, a timeline for dated events without
 * figures. Nothing is drawn that does not tell rows apart.
 */
export function chooseChart(table: AnswerTable, rows: Row[]): Choice {
  if (rows.length === 0) return { reason: 'NO_ROWS' };
  const columns = chartColumns(table, rows);
  // Values in several units do not vary by themselves.
  const varying = columns.measures.filter((column) => {
    const { isIn } = unitOf(table, rows, column.id, 'en');
    return distinct(table, rows.filter(isIn), column) > 1;
  });
  const measure = lowest(varying, measureRank)?.id;
  const time = lowest(columns.times, timeRank(table, rows));
  const text = lowest(columns.texts, textRank(table, rows));
  if (!measure) {
    const isChronology = time && text && distinct(table, rows, time) > 1;
    if (isChronology) return { setup: { kind: 'timeline', label: text.id, measure, time: time.id } };
    return { reason: whyNoMeasure(columns, rows) };
  }
  if (time && isTimeSeries(table, rows, time, columns.texts))
    return { setup: { kind: 'line', label: time.id, measure, time: time.id } };
  const label = labelOf(table, rows, { text, time });
  if (!label) return { reason: 'NO_LABELS' };
  return { setup: { kind: 'bar', label: label.id, measure, time: time?.id } };
}

function whyNoMeasure({ measures }: ChartColumns, rows: Row[]): NoChartReason {
  if (measures.length === 0) return 'NOTHING_TO_DRAW';
  return rows.length === 1 ? 'ONE_ROW' : 'ALL_EQUAL';
}

/** True if each row is a point in time. Three cities founded in three years are no series: rows with names are compared. */
function isTimeSeries(table: AnswerTable, rows: Row[], time: Column, texts: Column[]): boolean {
  const isUnique = (column: Column) => distinct(table, rows, column) === rows.length;
  const hasNames = texts.some(
    (column) => !/^id$|era$/i.test(column.field.name) && isUnique(column) && !hasFigures(table, rows, column),
  );
  return rows.length >= 3 && isUnique(time) && !hasNames;
}

/** The text, unless the rows are one thing at several times, such as a figure in two editions: then their times. */
function labelOf(
  table: AnswerTable,
  rows: Row[],
  { text, time }: { text: Column | undefined; time: Column | undefined },
): Column | undefined {
  if (!text || !time) return text ?? time;
  if (rows.length < 2) return text;
  const isOneOverTime = distinct(table, rows, time) === rows.length && distinct(table, rows, text) === 1;
  return isOneOverTime ? time : text;
}

/** True if every text is a figure, such as the printed form of a value: no name for a mark. */
function hasFigures(table: AnswerTable, rows: Row[], column: Column): boolean {
  return textsOf(table, rows, column).every((text) => /^[\d.,]*千?$/.test(text));
}

const textsOf = (table: AnswerTable, rows: Row[], column: Column): string[] =>
  cellsOf(table, rows, column.id).map((value) => String(value ?? ''));

/** The reader’s choices as far as they fit the table, and the automatic choice for the rest. */
export function chartSetup(table: AnswerTable, rows: Row[], chosen: Partial<ChartSetup>): Choice {
  const columns = chartColumns(table, rows);
  const all = { measure: columns.measures, label: table.columns, time: columns.times, series: columns.texts };
  const keys = ['label', 'measure', 'time', 'series'] as const;
  const fitting = keys.filter((key) => all[key].some(({ id }) => id === chosen[key]));
  const automatic = chooseChart(table, rows);
  const base = 'setup' in automatic ? automatic.setup : firstPossible(table, rows, columns);
  if (!base || (fitting.length === 0 && !chosen.kind)) return automatic;
  const setup = { ...base, ...(chosen.kind && { kind: chosen.kind }) };
  for (const key of fitting) Object.assign(setup, { [key]: chosen[key] });
  return { setup };
}

/** What a reader may still want to see where the data suggest nothing. */
function firstPossible(
  table: AnswerTable,
  rows: Row[],
  { measures, times, texts }: ChartColumns,
): ChartSetup | undefined {
  const label = lowest(texts, textRank(table, rows)) ?? times[0];
  const [measure, time] = [lowest(measures, measureRank)?.id, times[0]?.id];
  if (!label || (!measure && !time)) return undefined;
  return { kind: measure ? 'bar' : 'timeline', label: label.id, measure, time };
}

/** The kinds of chart that the columns allow. Ratios are no shares of a whole. */
export function possibleKinds({ measures, times }: ChartColumns, measure: string | undefined): ChartKind[] {
  const isRatio = measures.some(({ id, field }) => id === measure && /percent|ratio/i.test(field.name));
  return chartKinds.filter((kind) => {
    if (kind === 'timeline') return times.length > 0;
    if (kind === 'line') return measures.length > 0 && times.length > 0;
    return kind === 'bar' || (measures.length > 0 && !isRatio);
  });
}

function lowest(columns: Column[], rank: (column: Column) => number): Column | undefined {
  return [...columns].sort((a, b) => rank(a) - rank(b))[0];
}

/** Prefers a ratio to its terms, then a total. A lower rank is better, here and below. */
function measureRank({ field }: Column): number {
  const names = [/^printed.*percent/i, /percent|ratio/i, /cases|entries|^count$|population|participants|users/i];
  const nameRank = names.findIndex((name) => name.test(field.name));
  return nameRank < 0 ? names.length : nameRank;
}

/** Prefers the time with the most distinct values; the dates of an edition come last. */
function timeRank(table: AnswerTable, rows: Row[]): (column: Column) => number {
  return (column) => (/^asOf/.test(column.field.name) ? 1000 : 0) - distinct(table, rows, column);
}

/** Prefers names to other texts; repeated texts, long texts, ids and figures come last. */
function textRank(table: AnswerTable, rows: Row[]): (column: Column) => number {
  return (column) => {
    const { field, level, fieldPath } = column;
    const texts = textsOf(table, rows, column);
    const lengthPenalty = texts.reduce((sum, text) => sum + text.length, 0) / Math.max(rows.length, 1) > 40 ? 20 : 0;
    const names = ['name', 'title', 'event', 'text', 'era'];
    const nameRank = names.indexOf(field.name) < 0 ? names.length : names.indexOf(field.name);
    const typePenalty = field.name === 'id' || field.isList || fieldPath.length > 1 ? 30 : 0;
    const repetitionPenalty = 20 * (1 - distinct(table, rows, column) / Math.max(rows.length, 1));
    const figuresPenalty = hasFigures(table, rows, column) ? 60 : 0;
    return nameRank + lengthPenalty + typePenalty + repetitionPenalty + figuresPenalty - level;
  };
}

/** How many different values a column has. */
function distinct(table: AnswerTable, rows: Row[], column: Column): number {
  const values = cellsOf(table, rows, column.id);
  return new Set(
    values.filter((value) => value !== null && value !== undefined).map((value) => foldText(String(value))),
  ).size;
}
