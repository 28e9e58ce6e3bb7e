import type { FormattedExecutionResult } from 'graphql';

/** The data of an answer as the executor wrote it. It stands where Apollo Server expects values, which it never reads. */
export class JsonData {
  #body: string | undefined;
  #bytes: Buffer | undefined;

  constructor(private readonly text: string) {}

  /** The body of an answer that holds the data and nothing else. All who share the answer share the text. */
  get body(): string {
    return (this.#body ??= `{"data":${this.text}}\n`);
  }

  /** The same as it is sent. */
  get bytes(): Buffer {
    return (this.#bytes ??= Buffer.from(this.body));
  }

  toString(): string {
    return this.text;
  }

  toJSON(): unknown {
    return JSON.parse(this.text);
  }
}

/** A result as JSON: data that is written already is not read and written again. */
export function stringifyResult({ data, ...others }: FormattedExecutionResult): string {
  if (!(data instanceof JsonData)) return `${JSON.stringify({ ...others, data })}\n`;
  const beside = JSON.stringify(others);
  return beside === '{}' ? data.body : `${beside.slice(0, -1)},"data":${data}}\n`;
}
