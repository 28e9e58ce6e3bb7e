import type { DestinationStream } from 'pino';

/** Where lines go, and how much of them nobody has read yet, in bytes. */
type Destination = DestinationStream & { readonly writableLength?: number };

/** In bytes. While more than this is unread, further lines are only counted: they would fill the memory. */
const maxUnread = 16 * 1024 * 1024;

/**
 * Writes the lines of one turn of the event loop together, because each write is a call of the system, which costs more than
 * everything else about a line. Nothing is held back longer, and at the end of the process nothing is left.
 */
export class GatheredLines implements DestinationStream {
  #lines: string[] = [];
  /** How many lines were left out since the last one that was written. */
  #leftOut = 0;

  constructor(private readonly destination: Destination) {
    process.on('exit', this.#flush);
  }

  write(line: string): void {
    if (this.#lines.length === 0) setImmediate(this.#flush);
    this.#lines.push(line);
  }

  #flush = (): void => {
    if (this.#lines.length === 0) return;
    const lines = this.#lines;
    this.#lines = [];
    if ((this.destination.writableLength ?? 0) > maxUnread) {
      this.#leftOut += lines.length;
      return;
    }
    if (this.#leftOut > 0) lines.unshift(noteOf(this.#leftOut));
    this.#leftOut = 0;
    this.destination.write(lines.join(''));
  };
}

/** In the form of pino's lines; 40 is a warning. */
const noteOf = (count: number): string =>
  `${JSON.stringify({ level: 40, time: new Date().toISOString(), count, msg: 'lines of the log are missing here, because nobody read it' })}\n`;
