import { hasLostZero, isDitto, type LocalizedText } from '@tokorozawa/vocabulary';
import type { Layout } from './layouts';
import type { CsvFault, CsvRow } from './read-csv';

/** Cells of which the graph would take what is written, although it is not the value that is meant. */
export function faultyCells({ line, cells }: CsvRow, { columns, columnsOf }: Layout): CsvFault[] {
  const inTexts = new Set(Object.values(columnsOf).flatMap((column) => (Array.isArray(column) ? column : [])));
  return Object.entries(cells).flatMap(([column, text]) => {
    const isRead = text !== undefined && columns.includes(column);
    const message = isRead ? faultOf(text, column, !inTexts.has(column)) : undefined;
    return message ? [{ line, column, message }] : [];
  });
}

function faultOf(text: string, column: string, isOneLine: boolean): LocalizedText | undefined {
  if (isDitto(text)) {
    return {
      ja: `「${text}」は、ほかのセルと同じという印です。同じ値をここにも書いてください。`,
      en: `"${text}" only says that the value is that of another cell. Write the value here as well.`,
    };
  }
  if (isOneLine && text.includes('\n')) {
    return {
      ja: `「${text.replaceAll(/\n+/g, '⏎')}」の途中に改行があります。改行を取り、1 行で書いてください。`,
      en: `"${text.replaceAll(/\n+/g, '⏎')}" has a line break in it. Write it in one line.`,
    };
  }
  return column.endsWith('電話番号') && hasLostZero(text) ? lostZero(text) : undefined;
}

const lostZero = (text: string): LocalizedText => ({
  ja: `電話番号「${text}」は、先頭の 0 が失われています。セルの表示形式を文字列にし、「0${text}」のように 0 から書き直してください。`,
  en: `The telephone number "${text}" has lost the zero at its beginning. Format the cells as text, and write it again like "0${text}".`,
});
