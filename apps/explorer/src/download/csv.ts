import { type Sheet, type SheetCell } from './sheet';

/** Spreadsheets take a cell that begins so for a formula. */
const formula = /^[=+\-@\t\r]/;

/** CSV after RFC 4180 in UTF-8 with a byte order mark, without which spreadsheets in Japan misread it. */
export function toCsv({ heads, rows }: Sheet): string {
  return `\uFEFF${[heads, ...rows].map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`;
}

function csvCell(value: SheetCell): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = neutralised(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** An apostrophe before what a spreadsheet would run as a formula. */
export const neutralised = (text: string): string => (formula.test(text) ? `'${text}` : text);
