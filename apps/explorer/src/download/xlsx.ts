import { type DatedSheet, type Sheet } from '@tokorozawa/answer-tables';
import writeXlsxFile, { type Cell, type SheetData } from 'write-excel-file/browser';

export interface Workbook {
  /** The names of the three sheets: the table, about it, its notes. */
  names: [string, string, string];
  sheet: DatedSheet;
  /** Pairs of a name and a value: the source, the license, the query. */
  about: [string, string][];
  notes: string[];
}

/** Writes an XLSX file with the table, what it is about, and its notes. Text has the type text, so no formula runs. */
export async function toXlsx({ names, sheet, about, notes }: Workbook): Promise<Blob> {
  const header = (value: string): Cell => ({
    value,
    type: String,
    fontWeight: 'bold',
    backgroundColor: '#E5F2E9',
    wrap: true,
  });
  const text = (value: string): Cell => ({ value, type: String, wrap: true, alignVertical: 'top' });
  const day = (value: string): Cell => ({ value: new Date(`${value}T00:00:00Z`), type: Date, format: 'yyyy-mm-dd' });
  const table: SheetData = [
    sheet.headers.map(header),
    ...sheet.rows.map((row) =>
      row.map((cell, column) =>
        typeof cell !== 'string' ? cell : sheet.hasDays[column] && isDay(cell) ? day(cell) : text(cell),
      ),
    ),
  ];
  return writeXlsxFile([
    { data: table, sheet: names[0], stickyRowsCount: 1, columns: columnWidths(sheet).map((width) => ({ width })) },
    {
      data: about.map(([name, value]) => [header(name), text(value)]),
      sheet: names[1],
      columns: [{ width: 16 }, { width: 90 }],
    },
    { data: notes.map((note) => [text(note)]), sheet: names[2], columns: [{ width: 110 }] },
  ]).toBlob();
}

/** Days before March 1900 have another number in each spreadsheet, because Excel takes 1900 for a leap year. */
const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && text >= '1900-03-01';

/** In Latin letters: wide enough for the header and the longest text, within limits. */
function columnWidths({ headers, rows }: Sheet): number[] {
  return headers.map((header, index) => {
    const longest = rows.slice(0, 200).reduce((max, row) => Math.max(max, textWidth(row[index])), textWidth(header));
    return Math.min(Math.max(longest + 2, 8), 48);
  });
}

/** A Japanese letter is as wide as two Latin ones. */
const textWidth = (cell: string | number | null | undefined): number =>
  [...String(cell ?? '')].reduce((sum, letter) => sum + (letter.charCodeAt(0) > 0xff ? 2 : 1), 0);
