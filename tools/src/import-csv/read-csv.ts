import { CsvError, parse } from 'csv-parse/sync';
import { counted } from '@tokorozawa/subgraph-kit';
import type { LocalizedText } from '@tokorozawa/vocabulary';

/** What is wrong with a file, and where. */
export interface CsvFault {
  /** Counted from 1, with the first line of the file. */
  line: number;
  /** The header of the column; undefined for a fault of the whole line. */
  column?: string | undefined;
  message: LocalizedText;
}

/** A line of a table, by the headers of its columns. A cell without a value is absent. */
export interface CsvRow {
  line: number;
  cells: Partial<Record<string, string>>;
}

export interface CsvTable {
  headers: string[];
  /** The line of the headers. */
  line: number;
  rows: CsvRow[];
}

/** A file that cannot be read as a table. */
export class UnreadableCsvError extends Error {
  constructor(readonly fault: CsvFault) {
    super(fault.message.en ?? fault.message.ja);
  }
}

/**
 * Reads a table as a spreadsheet writes it: UTF-8 with or without a byte order mark, CP932, or UTF-16 with one; with commas,
 * semicolons or tabs between the cells. Headers and cells lose the spaces around them, and headers are compared in their
 * half-width form and without line breaks. A dash alone is no value.
 *
 * @param known the headers that tell the line of headers from titles above it
 */
export function readCsv(bytes: Uint8Array, known: readonly string[]): CsvTable {
  const records = parseRecords(decode(bytes));
  const { headers, line, index: headerIndex, count } = findHeaders(records, known);
  const twice = headers.find((text, index) => text !== '' && headers.indexOf(text) !== index);
  if (twice !== undefined) {
    throw unreadable(line, { ja: `見出し「${twice}」が 2 つあります。`, en: `The header "${twice}" stands twice.` });
  }
  const rows = records.slice(headerIndex + 1).map(({ record, line }) => {
    // Of a file without any of the headers, it is said that they are missing. An emptied cell still counts in some programs.
    if (count > 0 && record.slice(headers.length).some((text) => cellText(text) !== '')) {
      throw unreadable(line, {
        ja: `見出しは ${headers.length} 列ですが、この行は ${record.length} 列あります。コンマなどの区切り文字を含む値は "" で囲んでください。`,
        en: `The line has ${counted(record.length, 'cell')}, but the headers have ${counted(headers.length, 'cell')}. Put values with commas, or what else separates the cells, into quotes.`,
      });
    }
    const cells = record.map((text, index): [string, string] => [headers[index] ?? '', cellText(text)]);
    return { line, cells: Object.fromEntries(cells.filter(([name, text]) => name !== '' && text !== '')) };
  });
  return { headers, line, rows: rows.filter(({ cells }) => Object.keys(cells).length > 0) };
}

/** How many lines may stand above the headers, such as a title and the day of the data. */
export const maxLinesAbove = 9;

interface FoundHeaders extends Pick<CsvTable, 'headers' | 'line'> {
  /** The position of their line among all that are not empty. */
  index: number;
  /** How many of the known headers there are. */
  count: number;
}

/** The line with the most headers that are known, the first one of several. */
function findHeaders(records: CsvRecord[], known: readonly string[]): FoundHeaders {
  const candidates = records.slice(0, maxLinesAbove + 1).map(({ record, line }, index) => {
    const headers = record.map(headerText);
    return { headers, line, index, count: known.filter((header) => headers.includes(header)).length };
  });
  const [best] = candidates.sort((one, other) => other.count - one.count || one.index - other.index);
  if (!best) throw unreadable(1, { ja: 'ファイルが空です。', en: 'The file is empty.' });
  return best;
}

/** Without the line breaks and the spaces with which headers of narrow columns are divided. */
const headerText = (text: string): string =>
  text
    .normalize('NFKC')
    .trim()
    .replaceAll(/\s*\n\s*|(?<=[^\0-\x7f])\s+(?=[^\0-\x7f])/g, '');

/** What people write into a cell that has no value. */
const nothing = /^[-‐‑‒–—―−─━ー－ｰ]+$/;

/** Empty for a dash alone. Other texts lose the apostrophe that a file of ours has before what a spreadsheet would run as a formula. */
function cellText(text: string): string {
  const trimmed = text.trim();
  return nothing.test(trimmed) ? '' : trimmed.replace(/^'(?=[=+\-@＝＋－＠])/, '');
}

const startsWith = (bytes: Uint8Array, ...first: number[]): boolean =>
  first.every((byte, index) => bytes[index] === byte);

/** A text that is not valid UTF-8 is CP932, which the standard of encodings calls "shift_jis". */
function decode(bytes: Uint8Array): string {
  if (startsWith(bytes, 0x50, 0x4b, 3, 4) || startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) {
    throw unreadable(1, {
      ja: 'CSV ではなく、Excel などのブックのようです。CSV UTF-8 で保存し直してください。',
      en: 'The file looks like a workbook of Excel or another program, and not like CSV. Save it as CSV UTF-8.',
    });
  }
  // Excel calls a text with tabs in it "Unicode text".
  for (const encoding of startsWith(bytes, 0xff, 0xfe) ? ['utf-16le'] : ['utf-8', 'shift_jis']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes).replace(endOfOldFiles, '');
    } catch {
      // The next encoding may fit.
    }
  }
  throw unreadable(1, {
    ja: '文字コードが UTF-8 でも CP932(Shift_JIS)でもありません。CSV UTF-8 で保存し直してください。',
    en: 'The file is neither UTF-8 nor CP932 (Shift_JIS). Save it again as CSV UTF-8.',
  });
}

/** What programs of the time of MS-DOS write behind the last line. */
const endOfOldFiles = /\u001a$/;

/** The character that stands most often in one of the first lines, of which one has the headers. */
function separatorOf(text: string): string {
  const lines = text
    .replaceAll(/"[^"]*"/g, '')
    .split('\n')
    .filter((line) => line !== '')
    .slice(0, maxLinesAbove + 1);
  const count = (separator: string): number => Math.max(...lines.map((line) => line.split(separator).length));
  return [',', ';', '\t'].reduce((best, other) => (count(other) > count(best) ? other : best));
}

interface CsvRecord {
  record: string[];
  line: number;
}

/** Of the ends of lines, csv-parse counts CR and LF one by one. */
function parseRecords(text: string): CsvRecord[] {
  let linesRead = 0;
  try {
    const parsed = parse(text.replaceAll(/\r\n?/g, '\n'), {
      info: true,
      delimiter: separatorOf(text),
      relaxColumnCount: true,
      skipEmptyLines: true,
      onRecord: (record, { lines }) => {
        linesRead = lines;
        return record;
      },
    }) as unknown as {
      record: string[];
      info: { lines: number };
    }[];
    // A record is told with its last line. It begins behind the one before it, unless empty lines lie between them.
    return parsed.map(({ record, info }) => ({ record, line: info.lines - lineBreaksIn(record) }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    // The fault is noticed where the text ends, or at a later quote. It is in the record that begins behind the last one.
    const lines = text.split(/\r\n?|\n/);
    const begin = lines.findIndex((each, index) => index >= linesRead && each !== '');
    throw unreadable(begin + 1, {
      ja: 'この行は CSV として読めません。引用符 " が閉じているか、確かめてください。',
      en: 'The line is not CSV. Check whether its quotes are closed.',
    });
  }
}

const lineBreaksIn = (record: string[]): number =>
  record.reduce((count, cell) => count + (cell.split('\n').length - 1), 0);

const unreadable = (line: number, message: LocalizedText): UnreadableCsvError =>
  new UnreadableCsvError({ line, message });
