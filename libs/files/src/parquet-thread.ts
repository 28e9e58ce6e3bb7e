import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { CellValue } from '@tokorozawa/record-fields';
import type { SchemaElement } from 'hyparquet-writer';

/** The same path leads to it from the sources and from the built files. */
const program = join(__dirname, '../parquet-worker.cjs');

/** In megabytes. */
const maxOldGenerationSizeMb = 384;

export interface ParquetHead {
  schema: SchemaElement[];
  kvMetadata: { key: string; value: string }[];
}

/** A file that the thread is writing. */
export interface ParquetFile {
  add(rows: readonly (readonly CellValue[])[]): void;
  /** Encodes the rows that were added as one group. */
  write(): Promise<Buffer>;
  /** Encodes the rows that are left, and the end of the file. */
  finish(): Promise<Buffer>;
  /** Forgets what the thread holds of it. */
  close(): void;
}

interface Waiting {
  resolve(piece: Buffer): void;
  reject(error: unknown): void;
}

interface Reply {
  number: number;
  piece?: Uint8Array<ArrayBuffer>;
  error?: unknown;
}

/** The thread that encodes all Parquet files. It starts with the first of them, and keeps no process running. */
export class ParquetThread {
  #worker: Worker | undefined;
  #files = 0;
  readonly #waiting = new Map<number, Waiting>();

  open(head: ParquetHead): ParquetFile {
    const worker = (this.#worker ??= this.#start());
    const number = ++this.#files;
    const send = (task: string, content?: unknown): void => worker.postMessage({ task, number, content });
    const piece = (task: string): Promise<Buffer> =>
      new Promise((resolve, reject) => {
        if (worker !== this.#worker) return reject(ended);
        this.#waiting.set(number, { resolve, reject });
        send(task);
      });
    send('open', head);
    return {
      add: (rows) => send('add', rows),
      write: () => piece('write'),
      finish: () => piece('finish'),
      close: () => send('close'),
    };
  }

  #start(): Worker {
    const worker = new Worker(program, { execArgv: [], resourceLimits: { maxOldGenerationSizeMb } });
    worker.unref();
    worker.on('message', ({ number, piece, error }: Reply) => {
      const waiting = this.#waiting.get(number);
      this.#waiting.delete(number);
      if (piece) waiting?.resolve(Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength));
      else waiting?.reject(error);
    });
    const end = (error: unknown): void => {
      this.#worker = undefined;
      for (const { reject } of this.#waiting.values()) reject(error);
      this.#waiting.clear();
    };
    worker.on('error', end);
    worker.on('exit', () => end(ended));
    return worker;
  }
}

const ended = new Error('The thread that encodes Parquet files has ended.');
