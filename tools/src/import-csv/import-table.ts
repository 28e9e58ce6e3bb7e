import type { LocalizedText } from '@tokorozawa/vocabulary';
import { Cells } from './cells';
import { faultyCells } from './faulty-cells';
import type { Layout } from './layouts';
import { type CsvFault, type CsvTable, maxLinesAbove } from './read-csv';
import { maxItems, type WriteAnswer } from './send';

export interface ImportReport {
  faults: CsvFault[];
  /** How many records had each outcome; empty if there are faults. */
  outcomes: Map<string, number>;
  /** How many records were written before a fault was found that the trial had not found; 0 otherwise. */
  writtenBefore: number;
  /** The headers of columns that are not read. */
  ignored: string[];
}

/** Sends records to the mutation of the layout. */
export type Sender = (items: object[], dryRun: boolean) => Promise<WriteAnswer>;

/**
 * Imports a table: all of it, or nothing. Every row is read, and tried in a dry run, before the first one is written. If
 * somebody else writes in between, so that a row is refused after all, the report says how many records were written before.
 *
 * @param dryRun true to write nothing in any case
 */
export async function importTable(
  layout: Layout,
  { headers, line, rows }: CsvTable,
  dryRun: boolean,
  send: Sender,
): Promise<ImportReport> {
  const ignored = headers.filter((header) => header !== '' && !layout.columns.includes(header));
  const missing = layout.required.filter((header) => !headers.includes(header));
  let writtenBefore = 0;
  const report = (faults: CsvFault[], outcomes = new Map<string, number>()) => ({
    faults,
    outcomes,
    writtenBefore,
    ignored,
  });
  if (missing.length === layout.required.length) return report([noHeaders(layout)]);
  if (missing.length > 0) return report(missing.map((header) => missingColumn(header, line, layout)));
  if (rows.length === 0) return report([noRows(line, layout)]);

  const read = rows.map((row) => {
    const cells = new Cells(row, faultyCells(row, layout));
    return { line: row.line, cells, item: layout.item(cells), faults: cells.faults };
  });
  const faults = [...read.flatMap((row) => row.faults), ...repeatedRows(read), ...largeRows(read)];
  // The others are tried all the same, so that all faults are told at once.
  const faulty = new Set(faults.map(({ line }) => line));
  const batches = batchesOf(read.filter(({ line }) => !faulty.has(line)));
  const outcomes = new Map<string, number>();
  for (const isTrial of dryRun ? [true] : [true, false]) {
    outcomes.clear();
    for (const batch of batches) {
      const answer = await send(
        batch.map(({ item }) => item),
        isTrial,
      );
      faults.push(...answer.userErrors.map((error) => faultOf(error, layout, batch)));
      if (!isTrial && faults.length > 0) {
        writtenBefore = batches.slice(0, batches.indexOf(batch)).flat().length;
        return report(faults);
      }
      for (const { outcome } of answer.results) outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    }
    if (faults.length > 0) return report(faults.sort((a, b) => a.line - b.line));
  }
  return report([], outcomes);
}

/** In bytes. The gateway accepts 256 kB in one request. */
const maxBatchSize = 200_000;

const sizeOfItem = ({ item }: { item: object }): number => Buffer.byteLength(JSON.stringify(item));

/** Rows of which not even one fits into a request. */
function largeRows(read: { line: number; item: object }[]): CsvFault[] {
  const large = read.filter((row) => sizeOfItem(row) > maxBatchSize);
  const max = maxBatchSize / 1_000;
  return large.map((row) => {
    const size = Math.ceil(sizeOfItem(row) / 1_000);
    const message = {
      ja: `この行は ${size} kB あります。${max} kB 以下になるよう、文を短くしてください。`,
      en: `The line has ${size} kB. Shorten its texts to at most ${max} kB.`,
    };
    return { line: row.line, message };
  });
}

/** Groups rows, each group small enough for one call. */
function batchesOf<Row extends { item: object }>(rows: Row[]): Row[][] {
  const batches: Row[][] = [];
  let room = 0;
  for (const row of rows) {
    const size = sizeOfItem(row);
    const last = batches.at(-1);
    if (last && last.length < maxItems && size <= room) last.push(row);
    else {
      batches.push([row]);
      room = maxBatchSize;
    }
    room -= size;
  }
  return batches;
}

/** Across batches, the mutation would not see that two rows write one record. */
function repeatedRows(read: { line: number; item: { localId: string } }[]): CsvFault[] {
  const lines = new Map<string, number>();
  return read.flatMap(({ line, item: { localId } }) => {
    const first = lines.get(localId);
    if (first === undefined) {
      lines.set(localId, line);
      return [];
    }
    const message = {
      ja: `NO「${localId}」は ${first} 行目にもあります。`,
      en: `The NO "${localId}" stands in line ${first} as well.`,
    };
    return { line, column: 'NO', message };
  });
}

function faultOf(
  { field, message }: WriteAnswer['userErrors'][number],
  { columnsOf }: Layout,
  batch: { line: number; cells: Cells }[],
): CsvFault {
  const [, index, ...path] = field;
  const { line = 1, cells } = batch[Number(index)] ?? {};
  const names = path.filter((name) => !/^\d+$/.test(name));
  const prefixes = names.map((_, count) => names.slice(0, names.length - count).join('.'));
  const columns = prefixes.map((prefix) => columnsOf[prefix]).find((found) => found !== undefined);
  if (!Array.isArray(columns)) return { line, column: columns, message };
  // Nobody but its writer knows which of the cells is too long. The longest is it most likely.
  const sizeOf = (column: string): number => cells?.text(column)?.length ?? 0;
  const filled = columns.filter((column) => sizeOf(column) > 0).sort((one, other) => sizeOf(other) - sizeOf(one));
  return { line, column: filled.join('、') || columns[0], message: filled.length > 1 ? joined(message) : message };
}

const joined = ({ ja, en }: LocalizedText): LocalizedText => ({
  ja: `${ja}(これらの列は、一つの文にまとめて登録します。)`,
  en: `${en} (These columns are entered as one text.)`,
});

const noRows = (line: number, { name }: Layout): CsvFault => ({
  line,
  message: {
    ja: `見出しだけで、${name}の行が 1 件もありません。見出しの下の行から書いてください。`,
    en: `The file has headers, but no row of ${name} below them. Begin with the rows in the line below the headers.`,
  },
});

const noHeaders = ({ name, required }: Layout): CsvFault => ({
  line: 1,
  message: {
    ja: `はじめの ${maxLinesAbove + 1} 行に${name}の見出しがありません。1 行目を見出し(${required.join('、')} など)にし、コンマで区切って保存してください。`,
    en: `None of the first ${maxLinesAbove + 1} lines has the headers of ${name}. Save the file with its headers (${required.join(', ')} and others) in the first line, separated by commas.`,
  },
});

const missingColumn = (header: string, line: number, { name }: Layout): CsvFault => ({
  line,
  column: header,
  message: { ja: `${name}の列「${header}」がありません。`, en: `The column "${header}" of ${name} is missing.` },
});
