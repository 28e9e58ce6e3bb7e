import { folded } from '../table/arrange';
import { kindOf } from '../table/column-kind';
import { type AnswerTable, type Column, type Row } from '../table/flatten';

export const chartKinds = ['bar', 'line', 'timeline', 'share'] as const;
export type ChartKind = (typeof chartKinds)[number];

/** What a picture is drawn from. */
export interface ChartSetup {
  kind: ChartKind;
  /** The id of the column that names, or dates, each mark. */
  label: string;
  /** The id of the column that is measured; undefined where rows are counted, and on a time line. */
  measure: string | undefined;
  /** The id of the column that dates each mark of a time line. */
  time: string | undefined;
}

/** The columns that can serve for each part of a picture. */
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
  const ofKind = (kind: string) => filled.filter(({ part }) => kindOf(part) === kind);
  return { measures: ofKind('measure'), times: ofKind('time'), texts: ofKind('text') };
}

/**
 * The picture that suits a table: a line for a figure of each time, a time line for events without figures, else bars.
 * Undefined when nothing in it can be drawn.
 */
export function chooseChart(table: AnswerTable, rows: Row[]): ChartSetup | undefined {
  const columns = chartColumns(table, rows);
  const measure = best(columns.measures, measureRank)?.id;
  const time = best(columns.times, timeRank(table, rows));
  const text = best(columns.texts, textRank(table, rows));
  const label = text ?? time;
  if (!label) return undefined;
  if (measure && time && isCourse(table, rows, time, columns.texts))
    return { kind: 'line', label: time.id, measure, time: time.id };
  const isChronology = !measure && time && text && distinct(table, rows, time) > 1;
  return { kind: isChronology ? 'timeline' : 'bar', label: label.id, measure, time: time?.id };
}

/** Whether rows are a course of time. Three cities founded in three years are none: rows with names of their own are compared. */
function isCourse(table: AnswerTable, rows: Row[], time: Column, texts: Column[]): boolean {
  const ofItsOwn = (column: Column) => distinct(table, rows, column) === rows.length;
  const named = texts.some((column) => !/^id$|era$/i.test(column.part.name) && ofItsOwn(column));
  return rows.length >= 3 && ofItsOwn(time) && !named;
}

/** What the reader chose by hand, where it fits the table, over what was chosen for him. */
export function chartSetup(table: AnswerTable, rows: Row[], chosen: Partial<ChartSetup>): ChartSetup | undefined {
  const suited = chooseChart(table, rows);
  if (!suited) return undefined;
  const known = (id: string | undefined) => table.columns.some((column) => column.id === id);
  const setup = { ...suited, ...(chosen.kind && { kind: chosen.kind }) };
  for (const key of ['label', 'measure', 'time'] as const)
    if (known(chosen[key])) Object.assign(setup, { [key]: chosen[key] });
  return setup;
}

/** The kinds that a table can be drawn as. A share of ratios means nothing. */
export function possibleKinds({ measures, times }: ChartColumns, measure: string | undefined): ChartKind[] {
  const ratio = measures.some(({ id, part }) => id === measure && /percent|ratio/i.test(part.name));
  return chartKinds.filter((kind) => {
    if (kind === 'timeline') return times.length > 0;
    if (kind === 'line') return measures.length > 0 && times.length > 0;
    return kind === 'bar' || (measures.length > 0 && !ratio);
  });
}

function best(columns: Column[], rank: (column: Column) => number): Column | undefined {
  return [...columns].sort((a, b) => rank(a) - rank(b))[0];
}

/** The innermost first; a ratio before what it is made of, and a total number before its parts. */
function measureRank({ level, part }: Column): number {
  const names = [/^printed.*percent/i, /percent|ratio/i, /cases|entries|^count$|population|participants|users/i];
  const place = names.findIndex((name) => name.test(part.name));
  return (place < 0 ? names.length : place) - level * 10;
}

/** The innermost time with the most different values; days of a source's edition last. */
function timeRank(table: AnswerTable, rows: Row[]): (column: Column) => number {
  return (column) => (/^asOf/.test(column.part.name) ? 1000 : 0) - distinct(table, rows, column);
}

/** A name before any other text; what is the same in many rows, long, or only an id comes last. */
function textRank(table: AnswerTable, rows: Row[]): (column: Column) => number {
  return (column) => {
    const { part, level, trail } = column;
    const index = table.columns.indexOf(column);
    const texts = rows.map(({ cells }) => String(cells[index] ?? ''));
    const long = texts.reduce((sum, text) => sum + text.length, 0) / Math.max(rows.length, 1) > 40 ? 20 : 0;
    const names = ['name', 'title', 'event', 'statement', 'text', 'era'];
    const place = names.indexOf(part.name) < 0 ? names.length : names.indexOf(part.name);
    const unfit = part.name === 'id' || part.list || trail.length > 1 ? 30 : 0;
    const sameness = 20 * (1 - distinct(table, rows, column) / Math.max(rows.length, 1));
    return place + long + unfit + sameness - level;
  };
}

function distinct({ columns }: AnswerTable, rows: Row[], column: Column): number {
  const index = columns.indexOf(column);
  return new Set(
    rows
      .map(({ cells }) => cells[index])
      .filter((value) => value !== null && value !== undefined)
      .map((value) => folded(String(value))),
  ).size;
}
