import { memberText } from '../plan/json-text';
import type { Json } from '../plan/own-value';
import type { ResponsePath } from '../plan/places';

/** What a subgraph answers. */
export interface FetchAnswer {
  data?: Json | null;
  errors?: FetchError[];
  /** Whether no string in the data needs more than quotes around it as JSON; whoever read them from JSON can tell. */
  isPlain?: boolean;
  /** Not read here; whoever asks for the executor may. */
  extensions?: Json;
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
export class FetchOperation {
  /** The body of a request up to its variables. */
  readonly opening: string;

  constructor(
    readonly query: string,
    readonly operationName: string | undefined,
    readonly isMutation: boolean,
  ) {
    const named = operationName ? `,"operationName":${JSON.stringify(operationName)}` : '';
    this.opening = `{"query":${JSON.stringify(query)}${named},"variables":{`;
  }
}

/** What a subgraph is asked: as values for one in this process, as JSON for one elsewhere. */
export class FetchRequest {
  constructor(
    private readonly operation: FetchOperation,
    private readonly given: Json,
    private readonly representations: Representations[],
  ) {}

  get query(): string {
    return this.operation.query;
  }

  get operationName(): string | undefined {
    return this.operation.operationName;
  }

  get isMutation(): boolean {
    return this.operation.isMutation;
  }

  get variables(): Json {
    const variables = { ...this.given };
    for (const { variable, texts } of this.representations) variables[variable] = JSON.parse(`[${texts.join(',')}]`);
    return variables;
  }

  /** The body of a request over HTTP. Equal requests have equal bodies. */
  get body(): string {
    const given = Object.entries(this.given).map(memberText);
    const texts = this.representations.map(({ variable, texts }) => `"${variable}":[${texts.join(',')}]`);
    return `${this.operation.opening}${[...given, ...texts].join(',')}}}`;
  }
}
