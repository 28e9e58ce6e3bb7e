import { enumText } from '@tokorozawa/record-fields';
import { isEnumType } from 'graphql';
import { columnKind, isNumeric, joinedSentences, separators } from './cells';
import { withNameFirst } from './column-order';
import type { Column } from './columns';
import { DateCell } from './date-cell';
import type { AnswerTable, Row } from './flatten';
import { type Language } from './label';
import { type CellColumns, cellsOfColumns, isMissing, keptColumns, mergesOf } from './reading-columns';
import { readingHeaders } from './reading-headers';
import { isShare, readingText } from './reading-text';
import { measureName, unitOfName, unitOfWord, type ValueUnit } from './unit';

/** A table as people read it: what answers the question, in as few columns as say it. */
export interface Reading {
  columns: ReadingColumn[];
  /** What all rows have in common, for the caption: 時点: 令和6年4月1日. */
  constants: Constant[];
  /** The indices of the columns that are not shown: ids, codes beside names, positions, and what no row has. */
  folded: number[];
}

/** What all rows of a table have in common. */
export interface Constant {
  header: string;
  /** Empty for a yes, which the header says already: 開館. */
  text: string;
}

/** A column as people read it, which may have the values of several columns of the table. */
export interface ReadingColumn extends CellColumns {
  /** With the unit, if all values have the same: 人口(人). */
  header: string;
  /** True if its values are right-aligned numbers. */
  isNumeric: boolean;
  /** True for texts of several sentences, which need a wide column. */
  isLong: boolean;
  /** True for values of a few letters, which need no second line. */
  isShort: boolean;
  /** True if the header says the unit, so that the cells have none. */
  hasUnitInHeader: boolean;
}

/** Fewer rows have nothing in common that is worth a caption. */
const minRowsOfConstant = 2;

/** Chooses what of a table people read. */
export function readingOf(table: AnswerTable, language: Language, rows: Row[] = table.rows): Reading {
  const { columns } = table;
  const folded: number[] = [];
  const merges = mergesOf(columns);
  const kept = keptColumns(columns, rows, new Set([...merges.values()].flat()), folded);
  const commonOf = (cell: CellColumns): string | undefined =>
    commonText(textsOf(table, rows, cell, language), language);
  const isApart = (index: number): boolean =>
    isUniform(table, rows, index) && commonOf({ index, merged: merges.get(index) ?? [] }) !== undefined;
  const cells = cellsOfColumns(columns, kept, merges, isApart);
  const headers = readingHeaders(table, cells, language);
  const commons = cells.map(commonOf);
  // Without its first column a table needs another one that names its rows.
  const isFirstLifted = cells.some(
    ({ index }, at) => at > 0 && commons[at] === undefined && !isMeasure(columns[index] as Column),
  );
  const lifted: (CellColumns & Constant)[] = [];
  const shown: ReadingColumn[] = [];
  for (const [at, cell] of cells.entries()) {
    const header = headers[at] as string;
    const isNeeded = at === cells.length - 1 && shown.length === 0;
    const common = (at > 0 || isFirstLifted) && !isNeeded ? commons[at] : undefined;
    if (common !== undefined)
      lifted.push({ ...cell, header, text: isYes(rows, cell) ? '' : inOneLine(common, language) });
    else shown.push(readingColumn(table, rows, cell, header, language));
  }
  // What is said of the whole comes before what is said of each of its parts.
  const levelOf = ({ index }: CellColumns): number => (columns[index] as Column).level;
  const constants = lifted.sort((a, b) => levelOf(a) - levelOf(b)).map(({ header, text }) => ({ header, text }));
  return { columns: withNameFirst(shown, columns, cells[0]?.index), constants, folded };
}

const isYes = ([first]: Row[], { index }: CellColumns): boolean => first?.cells[index] === true;

const inOneLine = (text: string, language: Language): string => joinedSentences(text.split('\n'), separators[language]);

const textsOf = (table: AnswerTable, rows: Row[], cell: CellColumns, language: Language): string[] =>
  rows.map((row) => readingText(table, row, { ...cell, hasUnitInHeader: false }, language));

/** True if each item of the lists in all rows has the same value, which therefore says nothing about one of them. */
function isUniform({ columns }: AnswerTable, rows: Row[], index: number): boolean {
  const values = rows.flatMap(({ cells }) => {
    const value = cells[index];
    return Array.isArray(value) ? (value.flat(Infinity) as unknown[]) : [value];
  });
  return columns[index]?.isJoined === true && new Set(values.map(String)).size === 1;
}

function readingColumn(
  table: AnswerTable,
  rows: Row[],
  cell: CellColumns,
  header: string,
  language: Language,
): ReadingColumn {
  const { field, isJoined } = table.columns[cell.index] as Column;
  const unit = cell.parts ? undefined : commonUnit(table, rows, cell, language);
  const lines = textsOf(table, rows, cell, language).flatMap((text) => text.split('\n'));
  return {
    ...cell,
    header: measureName(header, unit, language),
    isNumeric: isNumeric(field) && !isJoined,
    isLong: lines.some((line) => line.length > longText[language]),
    isShort: lines.every((line) => line.length <= shortText[language]),
    hasUnitInHeader: unit !== undefined && cell.merged.length > 0,
  };
}

const isMeasure = ({ field }: Column): boolean => columnKind(field) === 'measure';

/** The characters from which a text needs a wide column. */
const longText: Record<Language, number> = { ja: 30, en: 60 };

/** The characters up to which a text stays in one line. */
const shortText: Record<Language, number> = { ja: 10, en: 16 };

/** The characters of a text in a caption. English takes more of them to say the same. */
const maxConstant: Record<Language, number> = { ja: 80, en: 200 };

/**
 * The unit that all values of a column have, of several rows: the column beside it says so, or else the name of its field.
 * Shares have their sign in each cell. English names say the unit themselves, as in "Area km2".
 */
function commonUnit(
  { columns }: AnswerTable,
  rows: Row[],
  { index, merged: [beside] }: Pick<ReadingColumn, 'index' | 'merged'>,
  language: Language,
): ValueUnit | undefined {
  const { field } = columns[index] as Column;
  if (columnKind(field) !== 'measure' || isShare(field)) return undefined;
  if (beside === undefined) return language === 'ja' ? unitOfName(field.name, language) : undefined;
  if (rows.length < minRowsOfConstant) return undefined;
  const values: unknown[] = rows.map(({ cells }) => cells[beside]);
  const units = new Set<unknown>(values.flat(Infinity).filter((unit) => !isMissing(unit)));
  const [unit] = units;
  const { field: unitField } = columns[beside] as Column;
  if (units.size !== 1 || typeof unit !== 'string' || !isEnumType(unitField.type)) return undefined;
  return unitOfWord(enumText(unitField.type, unit).ja, unit, language);
}

/** What all rows have in common, if it is short enough for a caption. */
function commonText(texts: string[], language: Language): string | undefined {
  const [first = ''] = texts;
  const isWorthIt = texts.length >= minRowsOfConstant && first !== '' && first.length <= maxConstant[language];
  return isWorthIt && texts.every((text) => text === first) ? first : undefined;
}

/** The value by which a reader sorts a cell: a date as YYYY-MM-DD, a number, or undefined for its text. */
export function sortValue(value: unknown): string | undefined {
  if (value instanceof DateCell || typeof value === 'number') return String(value);
  return undefined;
}
