import { type Note } from '../provenance/notes';
import { cellText } from '../table/cell-text';
import { isNumeric } from '../table/column-kind';
import { type AnswerTable, type Row } from '../table/flatten';
import { type Language } from '../language/language';

/** A table as the reader sees it: what is shown and what is downloaded. */
export interface Sheet {
  heads: string[];
  /** Numbers stay numbers; everything else is the text in the cell; null where there is no value. */
  rows: SheetCell[][];
}

export type SheetCell = string | number | null;

export const noteHead: Record<Language, string> = { ja: '注記', en: 'Notes' };

/** The rows as they are arranged, with a last column for notes where any row has one. */
export function sheetOf(
  table: AnswerTable,
  rows: Row[],
  heads: string[],
  notes: ReadonlyMap<Row, Note[]>,
  language: Language,
): Sheet {
  const noted = rows.some((row) => notes.has(row));
  return {
    heads: noted ? [...heads, noteHead[language]] : heads,
    rows: rows.map((row) => {
      const cells = row.cells.map((value, index): SheetCell => {
        const { part } = table.columns[index] as AnswerTable['columns'][number];
        return isNumeric(part) && typeof value === 'number' ? value : cellText(value, part, language) || null;
      });
      return noted ? [...cells, noteText(notes.get(row)) || null] : cells;
    }),
  };
}

/** All notes on a row as one text, each once. */
export function noteText(notes: Note[] = []): string {
  return [...new Set(notes.map(({ text }) => text))].join('\n');
}
