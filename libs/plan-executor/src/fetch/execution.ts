import { GraphQLError } from 'graphql';
import { ownValue, setOwn, writeMembers, type Json } from '../json';
import type { ResponsePath, ResponsePaths } from '../response/response-paths';

/** Sends a request to a subgraph. Rejects if there is no answer at all; the error then becomes the caller's. */
export type AskSubgraph<Context> = (subgraph: string, request: FetchRequest, context: Context) => Promise<FetchAnswer>;

/** The answer of a subgraph. The executor changes it, so it must not be shared. */
export interface FetchAnswer {
  data?: Json | null;
  errors?: FetchError[];
  /** True if no string of the data contains a character that JSON escapes. Set it to write the response faster. */
  needsNoEscaping?: boolean;
  /** Not read by the executor. */
  extensions?: Json;
}

export interface FetchError {
  message: string;
  path?: ResponsePath;
  extensions?: Json;
}

/** The part of a request that is the same each time it is sent. */
export class FetchOperation {
  /** The JSON body up to the variables. */
  readonly opening: string;

  constructor(
    readonly query: string,
    readonly operationName: string | undefined,
    readonly isMutation: boolean,
  ) {
    const name = operationName ? `,"operationName":${JSON.stringify(operationName)}` : '';
    this.opening = `{"query":${JSON.stringify(query)}${name},"variables":{`;
  }
}

/** The representations of one variable, each as JSON. */
interface Representations {
  variable: string;
  texts: string[];
}

/** A request to a subgraph: as values for one in this process, as JSON for one that is reached over HTTP. */
export class FetchRequest {
  constructor(
    private readonly operation: FetchOperation,
    private readonly callersVariables: Json,
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
    const variables = { ...this.callersVariables };
    for (const { variable, texts } of this.representations) variables[variable] = JSON.parse(`[${texts.join(',')}]`);
    return variables;
  }

  /** The number of entities that one of its variables represents; undefined for any other variable. */
  entityCount(variable: string): number | undefined {
    return this.representations.find((one) => one.variable === variable)?.texts.length;
  }

  /** The body of a request over HTTP. Equal requests have equal bodies. */
  get body(): string {
    const members = this.representations.map(({ variable, texts }) => `"${variable}":[${texts.join(',')}]`);
    const callers = writeMembers(this.callersVariables);
    if (callers) members.unshift(callers);
    return `${this.operation.opening}${members.join(',')}}}`;
  }
}

/**
 * Replaces the answer if a subgraph gives none at all. Its fields stay missing, and become null when the response is written; one
 * error stands at the first of them; the other fetches go on.
 */
export class NoAnswer {
  /** @param reason the reason with which the request was rejected */
  constructor(readonly reason: unknown) {}
}

/** What a fetch brought of one entity. */
export interface EntityResult {
  value: Json | undefined;
  /** Their paths begin at the entity. */
  errors: FetchError[];
}

/** Where the result for an entity will be. */
export interface ResultSlot {
  results: Promise<EntityResult[]>;
  index: number;
}

/** A part of a compiled plan. It is the same for all executions. */
export type Step = (execution: Execution) => Promise<void>;

export type FindPath = () => ResponsePath | undefined;

/** One execution of an operation: the data fetched so far, and the errors. */
export class Execution {
  readonly data: Json = {};
  readonly errors: GraphQLError[] = [];
  /** The objects and lists that are at several locations of the data. */
  readonly shared = new Set<object>();
  /** True if no string of the data contains a character that JSON escapes. */
  needsNoEscaping = true;
  /** Errors whose paths are looked for at the end. */
  readonly #unplaced: [GraphQLError, FindPath][] = [];
  /** The results of what a plan fetches at several locations: by signature, then by representation. */
  readonly #results = new Map<string, Map<string, ResultSlot>>();

  constructor(
    private readonly askSubgraph: (subgraph: string, request: FetchRequest) => Promise<FetchAnswer>,
    private readonly variables: Json,
    readonly responsePaths: ResponsePaths,
  ) {}

  /** The caller's variables of these names, as far as they were given. */
  variablesNamed(names: string[]): Json {
    const given: Json = {};
    for (const name of names) {
      const value = ownValue(this.variables, name);
      if (value !== undefined) setOwn(given, name, value);
    }
    return given;
  }

  async ask(subgraph: string, request: FetchRequest): Promise<FetchAnswer | NoAnswer> {
    try {
      const answer = await this.askSubgraph(subgraph, request);
      if (!answer.needsNoEscaping) this.needsNoEscaping = false;
      return answer;
    } catch (error) {
      return new NoAnswer(error);
    }
  }

  /** The results that are shared by all entity fetches of this signature, by representation. */
  resultsOf(signature: string): Map<string, ResultSlot> {
    let results = this.#results.get(signature);
    if (!results) this.#results.set(signature, (results = new Map<string, ResultSlot>()));
    return results;
  }

  /** Adds an error of a subgraph at a path of the fetched data, if the caller asks for the field there. */
  addError(error: FetchError, subgraph: string, fetched: ResponsePath): void {
    const path = this.responsePaths.find(fetched, this.data);
    if (path) this.errors.push(subgraphError(error, subgraph, path));
  }

  /**
   * Adds an error of a subgraph that has no path.
   * @param find returns the path of a field that is missing because of the error, or undefined if no field is missing
   */
  addUnplacedError(error: FetchError, subgraph: string, find: FindPath | undefined): void {
    this.#addUnplaced(subgraphError(error, subgraph, undefined), find);
  }

  /** Adds the reason why there is no answer. */
  addFailure(reason: unknown, find: FindPath): void {
    this.#addUnplaced(toGraphQLError(reason), find);
  }

  #addUnplaced(error: GraphQLError, find: FindPath | undefined): void {
    this.errors.push(error);
    if (find) this.#unplaced.push([error, find]);
  }

  /** Gives paths to errors without one, once all data have arrived. */
  placeErrors(): void {
    for (const [error, find] of this.#unplaced) {
      const path = find();
      if (!path) continue;
      const { message, extensions, originalError = error } = error;
      this.errors[this.errors.indexOf(error)] = new GraphQLError(message, { path, extensions, originalError });
    }
  }
}

function subgraphError(error: FetchError, subgraph: string, path: ResponsePath | undefined): GraphQLError {
  const { message, extensions } = error;
  return new GraphQLError(message || `The subgraph "${subgraph}" failed without saying why.`, {
    path,
    // The code that Apollo's gateways give. Ours are given where the answer leaves the gateway.
    extensions: { code: 'DOWNSTREAM_SERVICE_ERROR', ...extensions, serviceName: subgraph },
    originalError: error as Error,
  });
}

function toGraphQLError(error: unknown): GraphQLError {
  if (error instanceof GraphQLError) return error;
  const cause = error instanceof Error ? error : new Error(String(error));
  return new GraphQLError(cause.message, { originalError: cause });
}
