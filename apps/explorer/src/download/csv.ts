import { type Sheet, type SheetCell } from '@tokorozawa/answer-tables';

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
