import type { FormattedExecutionResult, GraphQLError } from 'graphql';

/** The data of an answer, as the JSON that the executor wrote. Requests that share a read share them. */
export class WrittenData {
  #body: string | undefined;
  #bytes: Buffer | undefined;

  constructor(readonly text: string) {}

  /** The body of an answer that has no errors. */
  get body(): string {
    return (this.#body ??= `{"data":${this.text}}\n`);
  }

  /** The body in UTF-8. */
  get bytes(): Buffer {
    return (this.#bytes ??= toUtf8(this.body));
  }
}

export interface ExecutedResult {
  data?: WrittenData;
  errors?: GraphQLError[];
}

/**
 * A placeholder: Apollo Server carries the data of a result but never reads them. It gives the data away once and then
 * drops them. Apollo Server's objects live until the next full garbage collection, and without this every answer would
 * live as long (docs/decisions/0017).
 */
export class DataPlaceholder {
  #written: WrittenData | undefined;

  constructor(written: WrittenData) {
    this.#written = written;
  }

  take(): WrittenData {
    const written = this.#written;
    if (!written) throw new Error('The data of an answer were taken twice.');
    this.#written = undefined;
    return written;
  }
}

/** A result as JSON. Data that are written already are copied. */
export function stringifyResult({ data, ...others }: FormattedExecutionResult): string {
  if (!(data instanceof DataPlaceholder)) return `${JSON.stringify({ ...others, data })}\n`;
  const written = data.take();
  const othersText = JSON.stringify(others);
  return othersText === '{}' ? written.body : `${othersText.slice(0, -1)},"data":${written.text}}\n`;
}

/** In bytes. */
const scratch = Buffer.allocUnsafeSlow(1_500_000);
/** In characters. Each takes three bytes at most. */
const maxScratchLength = scratch.length / 3;

/** As Buffer.from, which reads a text twice, first to count its bytes. Here it is written into a scratch buffer once. */
export function toUtf8(text: string): Buffer {
  if (text.length > maxScratchLength) return Buffer.from(text);
  const length = scratch.write(text);
  const bytes = Buffer.allocUnsafeSlow(length);
  scratch.copy(bytes, 0, 0, length);
  return bytes;
}
