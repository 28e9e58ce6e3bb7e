import { type Cell, type SheetData } from 'write-excel-file/browser';
import { type Sheet } from './sheet';

/** What stands on the sheets beside the table. */
export interface Workbook {
  /** A name for each sheet: the table, about it, its notes. */
  names: [string, string, string];
  sheet: Sheet;
  /** Pairs of a name and what it is: the source, the licence, the query. */
  about: [string, string][];
  notes: string[];
}

/** An XLSX file with the table, what it is, and the notes on it, as sheets. Text stays text: nothing is run as a formula. */
export async function toXlsx({ names, sheet, about, notes }: Workbook): Promise<Blob> {
  // The library is loaded when the first file is asked for.
  const { default: writeXlsxFile } = await import('write-excel-file/browser');
  const head = (value: string): Cell => ({
    value,
    type: String,
    fontWeight: 'bold',
    backgroundColor: '#E5F2E9',
    wrap: true,
  });
  const text = (value: string): Cell => ({ value, type: String, wrap: true, alignVertical: 'top' });
  const table: SheetData = [
    sheet.heads.map(head),
    ...sheet.rows.map((row) => row.map((cell) => (typeof cell === 'string' ? text(cell) : cell))),
  ];
  return writeXlsxFile([
    { data: table, sheet: names[0], stickyRowsCount: 1, columns: widths(sheet).map((width) => ({ width })) },
    {
      data: about.map(([name, what]) => [head(name), text(what)]),
      sheet: names[1],
      columns: [{ width: 16 }, { width: 90 }],
    },
    { data: notes.map((note) => [text(note)]), sheet: names[2], columns: [{ width: 110 }] },
  ]).toBlob();
}

/** Wide enough for the head and the longest text, within reason. */
function widths({ heads, rows }: Sheet): number[] {
  return heads.map((head, index) => {
    const longest = rows.slice(0, 200).reduce((most, row) => Math.max(most, lettersOf(row[index])), lettersOf(head));
    return Math.min(Math.max(longest + 2, 8), 48);
  });
}

/** A Japanese letter is as wide as two Latin ones. */
const lettersOf = (cell: string | number | null | undefined): number =>
  [...String(cell ?? '')].reduce((sum, letter) => sum + (letter.charCodeAt(0) > 0xff ? 2 : 1), 0);
