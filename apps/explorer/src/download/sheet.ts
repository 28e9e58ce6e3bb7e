import { type Language } from '../language/language';
import { type Note } from '../provenance/notes';
import { type AnswerTable, cellText, isNumeric, type Row } from '@tokorozawa/answer-tables';

/** A table as the reader sees it. The page draws it, and files are written from it. */
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
        const { field } = table.columns[index] as AnswerTable['columns'][number];
        return isNumeric(field) && typeof value === 'number' ? value : cellText(value, field, language) || null;
      });
      return hasNotes ? [...cells, noteText(notes.get(row)) || null] : cells;
    }),
  };
}

/** The distinct notes on a row as one text. */
export function noteText(notes: Note[] = []): string {
  return [...new Set(notes.map(({ text }) => text))].join('\n');
}

/** CSV as in RFC 4180, in UTF-8 with a byte order mark, without which spreadsheets in Japan misread it. */
export function toCsv({ headers, rows }: Sheet): string {
  return `\uFEFF${[headers, ...rows].map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`;
}

function csvCell(value: SheetCell): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = neutralizeFormula(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Prefixes an apostrophe to a text that a spreadsheet would run as a formula. */
function neutralizeFormula(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}
