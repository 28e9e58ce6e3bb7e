import { cellText, isNumeric } from './cells';
import { type Column } from './columns';
import { DateCell } from './date-cell';
import { type AnswerTable, type Row } from './flatten';
import { type Language } from './label';
import { listDepthOf } from './joined-lists';
import { type Note } from './notes';
import { type AnswerField } from './shape';

/** A table as files have it: as the reader sees it, but with the Western dates as ISO text. */
export interface Sheet {
  headers: string[];
  /** Numbers remain numbers, everything else is the text of the cell, and a missing value is null. */
  rows: SheetCell[][];
}

export type SheetCell = string | number | null;

export const notesHeader: Record<Language, string> = { ja: '注記', en: 'Notes' };

/** Converts the rows in their order, with a last column for notes if any row has one. */
export function toSheet(
  table: AnswerTable,
  rows: Row[],
  headers: string[],
  notes: ReadonlyMap<Row, Note[]>,
  language: Language,
): Sheet {
  const hasNotes = rows.some((row) => notes.has(row));
  return {
    headers: hasNotes ? [...headers, notesHeader[language]] : headers,
    rows: rows.map((row) => {
      const cells = row.cells.map((value, index): SheetCell => {
        const column = table.columns[index] as Column;
        return column.isJoined && Array.isArray(value)
          ? joinedCell(value, column, language)
          : sheetCell(value, column.field, language);
      });
      return hasNotes ? [...cells, noteText(notes.get(row)) || null] : cells;
    }),
  };
}

/** As in the files of lists. The comma of a sentence is in many values, and would not separate them. */
const separator = '; ';

function sheetCell(value: unknown, field: AnswerField, language: Language): SheetCell {
  if (isNumeric(field) && typeof value === 'number') return value;
  if (Array.isArray(value) && field.fields.length === 0) {
    const texts = value.map((item) => cellText(item, field, language, 'file')).filter(Boolean);
    return texts.join(separator) || null;
  }
  return cellText(value, field, language, 'file') || null;
}

/** The values of a list in one cell. Each keeps its place, so that the columns of a list match. */
function joinedCell(values: unknown[], column: Column, language: Language): SheetCell {
  const cells = values.flat(listDepthOf(column) - 1).map((value) => sheetCell(value, column.field, language));
  const [only = null] = cells;
  if (cells.length < 2) return only;
  return cells.every((cell) => cell === null) ? null : cells.map((cell) => cell ?? '').join(separator);
}

/** A sheet for a workbook, in which a date that is a whole day is a date. */
export interface DatedSheet extends Sheet {
  /** True for the columns that have such days, as YYYY-MM-DD. */
  hasDays: boolean[];
}

/** Puts whole days in place of their words. The rows are those that the sheet was made from. */
export function withDays(sheet: Sheet, { columns }: AnswerTable, rows: readonly Row[]): DatedSheet {
  const dayAt = (row: number, column: number): string | undefined =>
    columns[column] && dayOf(rows[row]?.cells[column], columns[column]);
  return {
    headers: sheet.headers,
    hasDays: sheet.headers.map((_header, column) => rows.some((_row, row) => dayAt(row, column) !== undefined)),
    rows: sheet.rows.map((cells, row) => cells.map((cell, column) => dayAt(row, column) ?? cell)),
  };
}

function dayOf(value: unknown, { field }: AnswerTable['columns'][number]): string | undefined {
  if (value instanceof DateCell) return value.day;
  return field.type?.name === 'Date' && typeof value === 'string' ? value : undefined;
}

/** The distinct notes on a row as one text. */
export function noteText(notes: Note[] = []): string {
  return [...new Set(notes.map(({ text }) => text))].join('\n');
}
