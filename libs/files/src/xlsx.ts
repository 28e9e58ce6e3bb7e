import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { CellValue, ColumnType } from '@tokorozawa/record-fields';
import { type MadeFor, OneByOne } from '@tokorozawa/resources';

/** One sheet of a workbook. */
export interface XlsxTable {
  /** Of the sheet: at most 31 characters, without `[]:*?/\`. */
  name: string;
  headers: readonly string[];
  /** Of its columns; without one, a text is a text. A `day`, and a `date` that is a whole day, become dates. */
  types?: readonly (ColumnType | undefined)[];
  rows: readonly (readonly CellValue[])[];
}

/** What a workbook holds at the most. Its memory and the time to write it grow with its cells. */
export const maxXlsxCells = 200_000;
/** The rows of a sheet, as Excel has it, with the header. */
export const maxXlsxRows = 1_048_576;

/** The same path leads to it from the sources and from the built files. */
const program = join(__dirname, '../xlsx-worker.cjs');

/** In megabytes, for one workbook. */
const maxOldGenerationSizeMb = 384;

const workbooks = new OneByOne();

/**
 * Writes a workbook (XLSX), in which each cell has its type: a text is never taken for a number, a date or a formula. One is
 * written at a time, beside the thread that answers.
 */
export const writeXlsx = (tables: readonly XlsxTable[], request: MadeFor): Promise<Buffer> =>
  workbooks.run(request, () => write(tables));

function write(tables: readonly XlsxTable[]): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    // Without what the process loads first for its own files: the thread has none of them.
    const options = { execArgv: [], resourceLimits: { maxOldGenerationSizeMb } };
    const worker = new Worker(program, { workerData: { tables }, ...options });
    worker.once('message', (bytes: Uint8Array) =>
      resolve(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)),
    );
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('The workbook was not written.')));
  });
}
