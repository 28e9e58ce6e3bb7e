import type { DestinationStream } from 'pino';

/**
 * Writes the lines of one turn of the event loop together, because each write is a call of the system, which costs more than
 * everything else about a line. Nothing is held back longer, and at the end of the process nothing is left.
 */
export class GatheredLines implements DestinationStream {
  #lines = '';

  constructor(private readonly destination: DestinationStream) {
    process.on('exit', this.#flush);
  }

  write(line: string): void {
    if (this.#lines === '') setImmediate(this.#flush);
    this.#lines += line;
  }

  #flush = (): void => {
    if (this.#lines === '') return;
    const lines = this.#lines;
    this.#lines = '';
    this.destination.write(lines);
  };
}
