import type { FormattedExecutionResult, GraphQLError } from 'graphql';
import { utf8 } from './utf8';

/** The data of an answer as the executor wrote them. All who share the answer share them. */
export class WrittenData {
  #body: string | undefined;
  #bytes: Buffer | undefined;

  constructor(readonly text: string) {}

  /** The body of an answer that holds the data and nothing else. */
  get body(): string {
    return (this.#body ??= `{"data":${this.text}}\n`);
  }

  /** The same as it is sent. */
  get bytes(): Buffer {
    return (this.#bytes ??= utf8(this.body));
  }
}

/** A result whose data are written. */
export interface ExecutedResult {
  data?: WrittenData;
  errors?: GraphQLError[];
}

/**
 * Stands in an answer where Apollo Server expects values, which it never reads. What it holds is handed out once and
 * let go: what Apollo Server makes of a request for its gateway stays in memory until the next full collection, and
 * with it would stay every answer (docs/decisions/0017).
 */
export class JsonData {
  #written: WrittenData | undefined;

  constructor(written: WrittenData) {
    this.#written = written;
  }

  take(): WrittenData {
    const written = this.#written;
    if (!written) throw new Error('The data of an answer were asked for twice.');
    this.#written = undefined;
    return written;
  }
}

/** A result as JSON: data that are written already are not read and written again. */
export function stringifyResult({ data, ...others }: FormattedExecutionResult): string {
  if (!(data instanceof JsonData)) return `${JSON.stringify({ ...others, data })}\n`;
  const written = data.take();
  const beside = JSON.stringify(others);
  return beside === '{}' ? written.body : `${beside.slice(0, -1)},"data":${written.text}}\n`;
}
