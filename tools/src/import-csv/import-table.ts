import { Cells } from './cells';
import type { Layout } from './layouts';
import type { CsvFault, CsvTable } from './read-csv';
import { maxItems, type WriteAnswer } from './send';

export interface ImportReport {
  faults: CsvFault[];
  /** How many records had each outcome; empty if there are faults. */
  outcomes: Map<string, number>;
  /** The heads of columns that are not read. */
  ignored: string[];
}

/** Sends records to the mutation of the layout. */
export type Sender = (items: object[], dryRun: boolean) => Promise<WriteAnswer>;

/**
 * Imports a table: all of it, or nothing. Every row is read, and tried in a dry run, before the first one is written.
 *
 * @param dryRun true to write nothing in any case
 */
export async function importTable(
  layout: Layout,
  { heads, rows }: CsvTable,
  dryRun: boolean,
  send: Sender,
): Promise<ImportReport> {
  const ignored = heads.filter((head) => head !== '' && !layout.columns.includes(head));
  const missing = layout.required.filter((head) => !heads.includes(head));
  const report = (faults: CsvFault[], outcomes = new Map<string, number>()) => ({ faults, outcomes, ignored });
  if (missing.length > 0) return report(missing.map((head) => missingColumn(head, layout)));

  const read = rows.map((row) => {
    const cells = new Cells(row);
    return { line: row.line, item: layout.item(cells), faults: cells.faults };
  });
  const faults = [...read.flatMap((row) => row.faults), ...repeatedRows(read), ...largeRows(read)];
  if (faults.length > 0) return report(faults);

  const batches = batchesOf(read);
  const outcomes = new Map<string, number>();
  for (const isTrial of dryRun ? [true] : [true, false]) {
    outcomes.clear();
    for (const batch of batches) {
      const answer = await send(
        batch.map(({ item }) => item),
        isTrial,
      );
      faults.push(...answer.userErrors.map((error) => faultOf(error, layout, batch)));
      for (const { outcome } of answer.results) outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    }
    if (faults.length > 0) return report(faults);
  }
  return report([], outcomes);
}

/** In bytes. The gateway accepts 256 kB in one request. */
const maxBatchSize = 200_000;

const sizeOf = ({ item }: { item: object }): number => Buffer.byteLength(JSON.stringify(item));

/** Rows of which not even one fits into a request. */
function largeRows(read: { line: number; item: object }[]): CsvFault[] {
  const large = read.filter((row) => sizeOf(row) > maxBatchSize);
  const max = maxBatchSize / 1_000;
  return large.map((row) => {
    const size = Math.ceil(sizeOf(row) / 1_000);
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
    const size = sizeOf(row);
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
  batch: { line: number }[],
): CsvFault {
  const [, index, ...path] = field;
  const names = path.filter((name) => !/^\d+$/.test(name));
  const prefixes = names.map((_, count) => names.slice(0, names.length - count).join('.'));
  const column = prefixes.map((prefix) => columnsOf[prefix]).find((head) => head !== undefined);
  return { line: batch[Number(index)]?.line ?? 1, column, message };
}

const missingColumn = (head: string, { name }: Layout): CsvFault => ({
  line: 1,
  column: head,
  message: { ja: `${name}の列「${head}」がありません。`, en: `The column "${head}" of ${name} is missing.` },
});
