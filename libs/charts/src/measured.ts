import {
  type AnswerTable,
  type Column,
  type Language,
  type Row,
  unitOfName,
  unitOfWord,
  type ValueUnit,
} from '@tokorozawa/answer-tables';
import { enumText } from '@tokorozawa/record-fields';
import { type GraphQLEnumType, isEnumType } from 'graphql';

/** The values of a column in these rows; undefined for each row if the table has no such column. */
export function cellsOf({ columns }: AnswerTable, rows: Row[], id: string | undefined): unknown[] {
  const index = columns.findIndex((column) => column.id === id);
  return rows.map(({ cells }) => cells[index]);
}

/** The index of the column beside a measure that says the unit of each value, as 件 beside a figure; -1 if there is none. */
export function indexOfUnit(table: AnswerTable, measure: string | undefined): number {
  const [unit] = columnsBeside(table, measure, ({ field: { type } }) => isEnumType(type) && /Unit$/.test(type.name));
  return unit ? table.columns.indexOf(unit) : -1;
}

/** The columns of the same record as a measure that say something about it. */
export function columnsBeside(
  { columns }: AnswerTable,
  measure: string | undefined,
  matches: (column: Column, measured: Column) => boolean,
): Column[] {
  const measured = columns.find(({ id }) => id === measure);
  if (!measured) return [];
  const around = parentKeys(measured.keys);
  return columns.filter(
    (column) => column.level === measured.level && parentKeys(column.keys) === around && matches(column, measured),
  );
}

const parentKeys = (keys: string[]): string => keys.slice(0, -1).join('.');

/** The unit in which the values of a measure are drawn. */
export interface MeasuredUnit {
  /** Undefined if neither a column nor the name of the field says it. */
  unit: ValueUnit | undefined;
  /** True for a row whose value has this unit. */
  isIn(row: Row): boolean;
  /** The unit of the value of a row. */
  of(row: Row): ValueUnit | undefined;
}

/** How many values of a measure have each unit, the most frequent first. Empty if no column beside it says the unit. */
export function unitCounts(
  table: AnswerTable,
  rows: Row[],
  measure: string | undefined,
): [unit: string, count: number][] {
  const index = indexOfUnit(table, measure);
  const counts = new Map<string, number>();
  const values = cellsOf(table, rows, measure);
  for (const [at, { cells }] of rows.entries())
    if (index >= 0 && typeof values[at] === 'number' && typeof cells[index] === 'string')
      counts.set(cells[index], (counts.get(cells[index]) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a);
}

/** The unit that most values of a measure have, or the one that is wanted. One axis has one unit. */
export function unitOf(
  table: AnswerTable,
  rows: Row[],
  measure: string | undefined,
  language: Language,
  wanted?: string,
): MeasuredUnit {
  const measured = table.columns.find(({ id }) => id === measure);
  const named = measured && unitOfName(measured.field.name, language);
  const units = unitCounts(table, rows, measure).map(([unit]) => unit);
  const drawn = wanted !== undefined && units.includes(wanted) ? wanted : units[0];
  if (drawn === undefined) return { unit: named, isIn: () => true, of: () => named };
  const index = indexOfUnit(table, measure);
  const type = (table.columns[index] as Column).field.type as GraphQLEnumType;
  const inWords = (unit: string): ValueUnit => unitOfWord(enumText(type, unit).ja, unit, language);
  return {
    unit: inWords(drawn),
    isIn: ({ cells }) => cells[index] === drawn,
    of: ({ cells }) => (typeof cells[index] === 'string' ? inWords(cells[index]) : undefined),
  };
}
