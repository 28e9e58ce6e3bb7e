import type { Json } from '../plan/own-value';
import type { ResponsePath } from '../plan/places';

/** What a subgraph answers. */
export interface FetchAnswer {
  data?: Json | null;
  errors?: FetchError[];
}

export interface FetchError {
  message: string;
  path?: ResponsePath;
  extensions?: Json;
}

/** Asks a subgraph. Rejects when it gives no answer at all; the error is then told to the caller as it is. */
export type AskSubgraph<Context> = (subgraph: string, request: FetchRequest, context: Context) => Promise<FetchAnswer>;

/** The representations that go into one variable, each as JSON. */
export interface Representations {
  variable: string;
  texts: string[];
}

/** The part of a request that is the same each time it is made. */
export interface FetchOperation {
  query: string;
  operationName?: string | undefined;
  isMutation: boolean;
}

/** What a subgraph is asked: as values for one in this process, as JSON for one elsewhere. */
export class FetchRequest implements FetchOperation {
  readonly query: string;
  readonly operationName: string | undefined;
  readonly isMutation: boolean;

  constructor(
    operation: FetchOperation,
    private readonly given: Json,
    private readonly representations: Representations[],
  ) {
    this.query = operation.query;
    this.operationName = operation.operationName;
    this.isMutation = operation.isMutation;
  }

  get variables(): Json {
    const variables = { ...this.given };
    for (const { variable, texts } of this.representations) variables[variable] = JSON.parse(`[${texts.join(',')}]`);
    return variables;
  }

  /** The body of a request over HTTP. Equal requests have equal bodies. */
  get body(): string {
    const given = Object.entries(this.given).map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`);
    const texts = this.representations.map(({ variable, texts }) => `"${variable}":[${texts.join(',')}]`);
    const operationName = this.operationName ? `,"operationName":${JSON.stringify(this.operationName)}` : '';
    return `{"query":${JSON.stringify(this.query)}${operationName},"variables":{${[...given, ...texts].join(',')}}}`;
  }
}
