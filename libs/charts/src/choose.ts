import { type AnswerTable, type Column, columnKind, foldText, type Row } from '@tokorozawa/answer-tables';
import { chartKinds, type ChartKind } from './chart';

/** What a chart is drawn from. */
export interface ChartSetup {
  kind: ChartKind;
  /** The id of the column that labels each mark. */
  label: string;
  /** The id of the column with the values; undefined if rows are counted, and for a timeline. */
  measure: string | undefined;
  /** The id of the column that dates each mark of a line chart or timeline. */
  time: string | undefined;
}

/** The columns that each part of a chart can use. */
export interface ChartColumns {
  measures: Column[];
  times: Column[];
  texts: Column[];
}

export function chartColumns({ columns }: AnswerTable, rows: Row[]): ChartColumns {
  const filled = columns.filter((column) => {
    const index = columns.indexOf(column);
    return rows.some(({ cells }) => cells[index] !== null && cells[index] !== undefined);
  });
  const ofKind = (kind: string) => filled.filter(({ field }) => columnKind(field) === kind);
  return { measures: ofKind('measure'), times: ofKind('time'), texts: ofKind('text') };
}

/**
 * Chooses the chart for a table: a line for a time series, a timeline for dated events without figures, else bars.
 * Undefined if the table has nothing to draw.
 */
export function chooseChart(table: AnswerTable, rows: Row[]): ChartSetup | undefined {
  const columns = chartColumns(table, rows);
  const measure = lowest(columns.measures, measureRank)?.id;
  const time = lowest(columns.times, timeRank(table, rows));
  const text = lowest(columns.texts, textRank(table, rows));
  const label = labelOf(table, rows, { text, time, measure });
  if (!label) return undefined;
  if (measure && time && isTimeSeries(table, rows, time, columns.texts))
    return { kind: 'line', label: time.id, measure, time: time.id };
  const isChronology = !measure && time && text && distinct(table, rows, time) > 1;
  return { kind: isChronology ? 'timeline' : 'bar', label: label.id, measure, time: time?.id };
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
  { text, time, measure }: { text: Column | undefined; time: Column | undefined; measure: string | undefined },
): Column | undefined {
  if (!text || !time) return text ?? time;
  if (!measure || rows.length < 2) return text;
  const isOneOverTime = distinct(table, rows, time) === rows.length && distinct(table, rows, text) === 1;
  return isOneOverTime ? time : text;
}

/** True if every text is a figure, such as the printed form of a value: no name for a mark. */
function hasFigures(table: AnswerTable, rows: Row[], column: Column): boolean {
  return textsOf(table, rows, column).every((text) => /^[\d.,]*千?$/.test(text));
}

function textsOf({ columns }: AnswerTable, rows: Row[], column: Column): string[] {
  const index = columns.indexOf(column);
  return rows.map(({ cells }) => String(cells[index] ?? ''));
}

/** The reader’s choices as far as they fit the table, and the automatic choice for the rest. */
export function chartSetup(table: AnswerTable, rows: Row[], chosen: Partial<ChartSetup>): ChartSetup | undefined {
  const automatic = chooseChart(table, rows);
  if (!automatic) return undefined;
  const known = (id: string | undefined) => table.columns.some((column) => column.id === id);
  const setup = { ...automatic, ...(chosen.kind && { kind: chosen.kind }) };
  for (const key of ['label', 'measure', 'time'] as const)
    if (known(chosen[key])) Object.assign(setup, { [key]: chosen[key] });
  return setup;
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

/** Prefers the innermost list, then a ratio to its terms, then a total. A lower rank is better, here and below. */
function measureRank({ level, field }: Column): number {
  const names = [/^printed.*percent/i, /percent|ratio/i, /cases|entries|^count$|population|participants|users/i];
  const nameRank = names.findIndex((name) => name.test(field.name));
  return (nameRank < 0 ? names.length : nameRank) - level * 10;
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

function distinct({ columns }: AnswerTable, rows: Row[], column: Column): number {
  const index = columns.indexOf(column);
  return new Set(
    rows
      .map(({ cells }) => cells[index])
      .filter((value) => value !== null && value !== undefined)
      .map((value) => foldText(String(value))),
  ).size;
}
