import type { CellValue } from '@tokorozawa/record-fields';
import { toCp932Characters } from './cp932';

export interface CsvOptions {
  /**
   * True, as it is by default, for spreadsheets and systems of Windows: with a byte order mark, and with characters of CP932
   * alone. False for programs: each character as it is.
   */
  bom?: boolean;
  /**
   * True for a file that a person opens in a spreadsheet with a double click: a text that it would take for a number or a
   * date, such as `1-2`, is written as the formula `="1-2"`. By default a text is what it is.
   */
  isForExcel?: boolean;
}

export const byteOrderMark = '\uFEFF';

/** A table as CSV (RFC 4180). A text that a spreadsheet would run as a formula begins with an apostrophe. */
export function writeCsv(
  headers: readonly string[],
  rows: Iterable<readonly CellValue[]>,
  options: CsvOptions = {},
): string {
  return csvHeader(headers, options) + csvLines(rows, options);
}

/** A table as CSV, written as its rows come, a piece for each group of them. */
export async function* writeCsvPieces(
  headers: readonly string[],
  groups: AsyncIterable<Iterable<readonly CellValue[]>>,
  options: CsvOptions = {},
): AsyncGenerator<string> {
  let before = csvHeader(headers, options);
  for await (const rows of groups) {
    yield before + csvLines(rows, options);
    before = '';
  }
  if (before) yield before;
}

const csvHeader = (headers: readonly string[], options: CsvOptions): string =>
  (options.bom === false ? '' : byteOrderMark) + csvLines([headers], options);

function csvLines(rows: Iterable<readonly CellValue[]>, options: CsvOptions): string {
  let lines = '';
  for (const row of rows) lines += `${row.map((cell) => csvCell(cell, options)).join(',')}\r\n`;
  return lines;
}

function csvCell(value: CellValue, options: CsvOptions): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const text = guard(options.bom === false ? value : toCp932Characters(value), options);
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** What a spreadsheet runs as a formula, in full width too (as OWASP lists them). A sign before a number is none. */
const formula = /^(?:[=@\t\r\n＝＠]|[+\-＋－](?![\d,]*\.?\d+$))/;

function guard(text: string, { isForExcel = false }: CsvOptions): string {
  if (isForExcel && isConverted(text)) return `="${text.replaceAll('"', '""')}"`;
  return formula.test(text) ? `'${text}` : text;
}

/** In characters. Excel takes no longer text in a formula. */
const maxFormulaText = 255;

/** A day, which each spreadsheet reads as what it is. */
const isoDay = /^\d{4}-\d{2}-\d{2}$/;

/** True if a spreadsheet could make something else of a text, in any of its languages: whatever has a digit. */
const isConverted = (text: string): boolean =>
  text.length <= maxFormulaText && /[\d０-９]|^(true|false)$/i.test(text) && !isoDay.test(text) && !/[\r\n]/.test(text);
