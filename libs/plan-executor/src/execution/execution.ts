import { GraphQLError } from 'graphql';
import { ownValue, setOwn, type Json } from '../plan/own-value';
import type { ResponsePath } from '../plan/places';
import type { CallersPaths } from '../response/callers-path';
import type { FetchError, FetchRequest, FetchAnswer } from './ask';
import type { FetchedEntity } from './fetched-entities';

/** A part of a plan, prepared for any run of it. */
export type Step = (execution: Execution) => Promise<void>;

/** Where what comes back of an entity will be. */
export interface Arrival {
  entities: Promise<FetchedEntity[]>;
  index: number;
}

/** What stands in the place of an answer if a subgraph gives none at all. */
export interface NoAnswer {
  data?: undefined;
  errors?: undefined;
  /** What the request was rejected with. */
  failure: unknown;
}

export type FindPath = () => ResponsePath | undefined;

/** One run of an operation: what was gathered so far, and what went wrong. */
export class Execution {
  readonly data: Json = {};
  readonly errors: GraphQLError[] = [];
  /** The objects and lists that stand at several places of the data. */
  readonly shared = new Set<object>();
  /** Whether every string that was gathered is JSON once it stands in quotes. */
  isPlain = true;
  /** Errors whose paths are looked for at the end. */
  readonly #unplaced: [GraphQLError, FindPath][] = [];
  /** The entities of which a plan asks the same at several places: by what is asked, then by representation. */
  readonly #arrivals = new Map<string, Map<string, Arrival>>();

  constructor(
    private readonly askSubgraph: (subgraph: string, request: FetchRequest) => Promise<FetchAnswer>,
    private readonly variables: Json,
    readonly callersPaths: CallersPaths,
  ) {}

  /** The caller's variables of these names, where they were given. */
  given(names: string[]): Json {
    const given: Json = {};
    for (const name of names) {
      const value = ownValue(this.variables, name);
      if (value !== undefined) setOwn(given, name, value);
    }
    return given;
  }

  /** Asks a subgraph. If it gives no answer at all, the reason is returned in the place of an answer. */
  async ask(subgraph: string, request: FetchRequest): Promise<FetchAnswer | NoAnswer> {
    try {
      const answer = await this.askSubgraph(subgraph, request);
      if (!answer.isPlain) this.isPlain = false;
      return answer;
    } catch (error) {
      return { failure: error };
    }
  }

  /** Notes an error of a subgraph at a path of the gathered data, if the caller asks for what is there. */
  fail(error: FetchError, subgraph: string, gathered: ResponsePath): void {
    const path = this.callersPaths.find(gathered, this.data);
    if (path) this.errors.push(errorOf(error, subgraph, path));
  }

  /**
   * Notes an error that says not where it belongs.
   * @param find finds the path of a field that is missing for it; undefined if the error costs no field
   */
  failSomewhere(error: FetchError, subgraph: string, find: FindPath | undefined): void {
    this.#failAt(errorOf(error, subgraph, undefined), find);
  }

  /** Notes why a subgraph gave no answer. */
  failWithoutAnswer(failure: unknown, find: FindPath): void {
    this.#failAt(toGraphqlError(failure), find);
  }

  /** Gives errors that do not say where they belong their paths; only once everything is gathered. */
  placeErrors(): void {
    for (const [error, find] of this.#unplaced) {
      const path = find();
      const { message, extensions, originalError = error } = error;
      if (path)
        this.errors[this.errors.indexOf(error)] = new GraphQLError(message, { path, extensions, originalError });
    }
  }

  #failAt(error: GraphQLError, find: FindPath | undefined): void {
    this.errors.push(error);
    if (find) this.#unplaced.push([error, find]);
  }

  arrivalsOf(signature: string): Map<string, Arrival> {
    let arrivals = this.#arrivals.get(signature);
    if (!arrivals) this.#arrivals.set(signature, (arrivals = new Map<string, Arrival>()));
    return arrivals;
  }
}

function errorOf(error: FetchError, subgraph: string, path: ResponsePath | undefined) {
  const { message, extensions } = error;
  return new GraphQLError(message || `The subgraph "${subgraph}" failed without saying why.`, {
    path,
    extensions: { code: 'DOWNSTREAM_SERVICE_ERROR', ...extensions, serviceName: subgraph },
    originalError: error as Error,
  });
}

function toGraphqlError(error: unknown): GraphQLError {
  if (error instanceof GraphQLError) return error;
  const cause = error instanceof Error ? error : new Error(String(error));
  return new GraphQLError(cause.message, { originalError: cause });
}
