import { GraphQLError } from 'graphql';
import { ownValue, setOwn, type Json } from '../plan/own-value';
import type { ResponsePath } from '../plan/places';
import type { FindCallersPath } from '../response/callers-path';
import type { FetchError, FetchRequest, FetchAnswer } from './ask';
import type { FetchedEntity } from './fetched-entities';

/** A part of a plan, prepared for any run of it. */
export type Step = (execution: Execution) => Promise<void>;

/** Where what comes back of an entity will be. */
export interface Arrival {
  entities: Promise<FetchedEntity[]>;
  index: number;
}

/** One run of an operation: what was gathered so far, and what went wrong. */
export class Execution {
  readonly data: Json = {};
  readonly errors: GraphQLError[] = [];
  /** The objects and lists that stand at several places of the data. */
  readonly shared = new Set<object>();
  /** Whether every string that was gathered is JSON once it stands in quotes. */
  isPlain = true;
  /** The entities of which a plan asks the same at several places: by what is asked, then by representation. */
  readonly #arrivals = new Map<string, Map<string, Arrival>>();

  constructor(
    private readonly askSubgraph: (subgraph: string, request: FetchRequest) => Promise<FetchAnswer>,
    private readonly variables: Json,
    private readonly callersPath: FindCallersPath,
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

  /** Nothing comes from a subgraph that gives no answer; that is noted as an error. */
  async ask(subgraph: string, request: FetchRequest): Promise<FetchAnswer> {
    try {
      const answer = await this.askSubgraph(subgraph, request);
      if (!answer.isPlain) this.isPlain = false;
      return answer;
    } catch (error) {
      this.errors.push(toGraphqlError(error));
      return {};
    }
  }

  /** Notes an error of a subgraph, if it concerns what the caller asked for. */
  fail(error: FetchError, subgraph: string, gathered: ResponsePath | undefined): void {
    const path = gathered && this.callersPath(gathered, this.data);
    if (gathered && !path) return;
    const { message, extensions } = error;
    this.errors.push(
      new GraphQLError(message || `The subgraph "${subgraph}" failed without saying why.`, {
        path,
        extensions: { code: 'DOWNSTREAM_SERVICE_ERROR', ...extensions, serviceName: subgraph },
        originalError: error as Error,
      }),
    );
  }

  arrivalsOf(signature: string): Map<string, Arrival> {
    let arrivals = this.#arrivals.get(signature);
    if (!arrivals) this.#arrivals.set(signature, (arrivals = new Map<string, Arrival>()));
    return arrivals;
  }
}

function toGraphqlError(error: unknown): GraphQLError {
  if (error instanceof GraphQLError) return error;
  const cause = error instanceof Error ? error : new Error(String(error));
  return new GraphQLError(cause.message, { originalError: cause });
}
