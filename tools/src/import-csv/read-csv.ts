import { CsvError, parse } from 'csv-parse/sync';
import { counted } from '@tokorozawa/subgraph-kit';
import type { LocalizedText } from '@tokorozawa/vocabulary';

/** What is wrong with a file, and where. */
export interface CsvFault {
  /** Counted from 1, with the heads in line 1. */
  line: number;
  /** The head of the column; undefined for a fault of the whole line. */
  column?: string | undefined;
  message: LocalizedText;
}

/** A line of a table, by the heads of its columns. A cell without a value is absent. */
export interface CsvRow {
  line: number;
  cells: Partial<Record<string, string>>;
}

export interface CsvTable {
  heads: string[];
  rows: CsvRow[];
}

/** A file that cannot be read as a table. */
export class UnreadableCsvError extends Error {
  constructor(readonly fault: CsvFault) {
    super(fault.message.en ?? fault.message.ja);
  }
}

/**
 * Reads a table as a spreadsheet writes it: UTF-8 with or without a byte order mark, or CP932. Heads and cells lose the
 * spaces around them, and heads are compared in their half-width form.
 */
export function readCsv(bytes: Uint8Array): CsvTable {
  const records = parseRecords(decode(bytes));
  const [head, ...others] = records;
  if (!head) throw unreadable(1, { ja: 'ファイルが空です。', en: 'The file is empty.' });
  const heads = head.record.map((text) => text.normalize('NFKC').trim());
  const twice = heads.find((text, index) => text !== '' && heads.indexOf(text) !== index);
  if (twice !== undefined) {
    throw unreadable(1, { ja: `見出し「${twice}」が 2 つあります。`, en: `The head "${twice}" stands twice.` });
  }
  const rows = others.map(({ record, line }) => {
    if (record.length > heads.length) {
      throw unreadable(line, {
        ja: `見出しは ${heads.length} 列ですが、この行は ${record.length} 列あります。コンマを含む値は "" で囲んでください。`,
        en: `The line has ${counted(record.length, 'cell')}, but the first line has ${counted(heads.length, 'head')}. Put values with commas into quotes.`,
      });
    }
    const cells = record.map((text, index): [string, string] => [heads[index] ?? '', cellText(text)]);
    return { line, cells: Object.fromEntries(cells.filter(([name, text]) => name !== '' && text !== '')) };
  });
  return { heads, rows: rows.filter(({ cells }) => Object.keys(cells).length > 0) };
}

/** Without the apostrophe that a file of ours has before what a spreadsheet would run as a formula. */
const cellText = (text: string): string => text.trim().replace(/^'(?=[=+\-@＝＋－＠])/, '');

/** A text that is not valid UTF-8 is CP932, which the standard of encodings calls "shift_jis". */
function decode(bytes: Uint8Array): string {
  for (const encoding of ['utf-8', 'shift_jis']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // The next encoding may fit.
    }
  }
  throw unreadable(1, {
    ja: '文字コードが UTF-8 でも CP932(Shift_JIS)でもありません。CSV UTF-8 で保存し直してください。',
    en: 'The file is neither UTF-8 nor CP932 (Shift_JIS). Save it again as CSV UTF-8.',
  });
}

/** Of the ends of lines, csv-parse counts CR and LF one by one. */
function parseRecords(text: string): { record: string[]; line: number }[] {
  try {
    const parsed = parse(text.replaceAll(/\r\n?/g, '\n'), {
      info: true,
      relaxColumnCount: true,
      skipEmptyLines: true,
    }) as unknown as {
      record: string[];
      info: { lines: number };
    }[];
    // A record is told with its last line. It begins behind the one before it, unless empty lines lie between them.
    return parsed.map(({ record, info }) => ({ record, line: info.lines - lineBreaksIn(record) }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = Number((error as { lines?: number }).lines ?? 1);
    throw unreadable(line, {
      ja: 'この行は CSV として読めません。引用符 " が閉じているか、確かめてください。',
      en: 'The line is not CSV. Check whether its quotes are closed.',
    });
  }
}

const lineBreaksIn = (record: string[]): number =>
  record.reduce((count, cell) => count + (cell.split('\n').length - 1), 0);

const unreadable = (line: number, message: LocalizedText): UnreadableCsvError =>
  new UnreadableCsvError({ line, message });
