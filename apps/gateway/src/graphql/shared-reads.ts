import {
  deepCopy,
  type AskSubgraph,
  type FetchAnswer,
  type FetchError,
  type FetchRequest,
} from '@tokorozawa/plan-executor';
import type { Dependencies } from '@tokorozawa/response-cache';
import type { AnswerValidity, Deadline } from '@tokorozawa/subgraph-kit';
import { PlanningGraphError, type ErrorCode } from '@tokorozawa/vocabulary';
import type { GatewayContext } from '../context';
import { codeOf } from './format-error';
import type { ExecutedResult } from './json-data';

export interface ReadCombinerOptions {
  fetch: AskSubgraph<GatewayContext>;
  /** The current version of a subgraph's data; undefined if it is unknown. */
  versionOf(subgraph: string): string | undefined;
  /** Notes the versions of all data. The function tells later whether they are still the current ones, as far as is known. */
  noteVersions(): () => boolean | undefined;
}

/** How equal reads that are under way at the same time are combined into one. */
export interface ReadCombiner {
  /**
   * Fetches from a subgraph. Reads that begin after a write share nothing with reads that began before it ended, wherever it
   * was made.
   */
  fetch: AskSubgraph<GatewayContext>;
  /** Executes an operation that reads. Operations with the same key, of equal credentials and language, are executed once. */
  executeQuery(
    key: () => string,
    context: GatewayContext,
    execute: () => Promise<ExecutedResult>,
  ): Promise<ExecutedResult>;
}

interface SharedAnswer {
  result: ExecutedResult;
  dependencies: Dependencies;
}

interface SharedFetch {
  answer: FetchAnswer;
  /** The version of the subgraph's data just before the subgraph was asked. */
  version: string | undefined;
}

/** Codes that refuse one caller, at one moment, and say nothing about the operation. */
const callerCodes = new Set<ErrorCode>(['TOO_MANY_REQUESTS', 'OVERLOADED']);

export function combiningReads(options: ReadCombinerOptions): ReadCombiner {
  const { noteVersions } = options;
  const answers = new InFlight<SharedAnswer>({
    noteVersions,
    isComplete: ({ result }) => !result.errors,
    concernsOneCaller: (error) => callerCodes.has(codeOf(error)),
  });
  const fetches = new InFlight<SharedFetch>({
    noteVersions,
    isComplete: ({ answer }) => !answer.errors,
    concernsOneCaller: () => false,
  });
  let writes = 0;
  const keyOf = ({ locale, credentials }: GatewayContext, ...parts: string[]): string =>
    [writes, locale, credentials, ...parts].join('\n');

  return {
    async fetch(subgraph, request, context) {
      // Also the reads that complete the answer of the mutation itself begin after its write.
      if (request.isMutation) return fetchWrite(options, subgraph, request, context).finally(() => writes++);
      const key = keyOf(context, subgraph, request.body);
      const read = () => fetchRead(options, subgraph, request, context);
      const { value, isShared } = await fetches.share(key, context.deadline, read);
      const answer = addDependency(subgraph, value, context);
      // The executor changes the answer that it gets.
      return isShared ? deepCopy(answer) : answer;
    },
    async executeQuery(key, context, execute) {
      const { dependencies, deadline } = context;
      const make = async (): Promise<SharedAnswer> => ({ result: await execute(), dependencies });
      const { value } = await answers.share(keyOf(context, key()), deadline, make);
      if (value.dependencies !== dependencies) dependencies.include(value.dependencies);
      return value.result;
    },
  };
}

/** Combines nothing. */
export function separateReads(options: ReadCombinerOptions): ReadCombiner {
  return {
    async fetch(subgraph, request, context) {
      if (request.isMutation) return fetchWrite(options, subgraph, request, context);
      return addDependency(subgraph, await fetchRead(options, subgraph, request, context), context);
    },
    executeQuery: (_key, _context, execute) => execute(),
  };
}

async function fetchRead(
  { fetch, versionOf }: ReadCombinerOptions,
  subgraph: string,
  request: FetchRequest,
  context: GatewayContext,
): Promise<SharedFetch> {
  const version = versionOf(subgraph);
  return { version, answer: await fetch(subgraph, request, context) };
}

/** A write may have happened even if its answer is lost, so the dependency is added before. */
async function fetchWrite(
  { fetch }: ReadCombinerOptions,
  subgraph: string,
  request: FetchRequest,
  context: GatewayContext,
): Promise<FetchAnswer> {
  context.dependencies.addVersion(subgraph, undefined);
  try {
    const answer = await fetch(subgraph, request, context);
    return answer.errors ? { ...answer, errors: answer.errors.map(markUnknownOutcome) } : answer;
  } catch (error) {
    if (!(error instanceof PlanningGraphError)) throw error;
    const { message, extensions } = markUnknownOutcome({ message: error.message, extensions: error.extensions });
    throw new PlanningGraphError(message, codeOf(error), extensions);
  }
}

/** Codes of a subgraph that may have finished its work although it did not answer. */
const lostAnswerCodes = new Set<unknown>(['SUBGRAPH_UNAVAILABLE', 'OVERLOADED'] satisfies ErrorCode[]);

/** Says of a lost answer to a write what its caller has to know: nobody sends a write again by himself. */
function markUnknownOutcome(error: FetchError): FetchError {
  const { message, extensions } = error;
  if (!lostAnswerCodes.has(extensions?.code)) return error;
  return {
    ...error,
    message: `${message} Whether anything was written is not known: send the same request again with the same idempotency key.`,
    extensions: { ...extensions, outcome: 'UNKNOWN' },
  };
}

function addDependency(
  subgraph: string,
  { answer, version }: SharedFetch,
  { dependencies }: GatewayContext,
): FetchAnswer {
  dependencies.addVersion(subgraph, version);
  if (answer.extensions) addValidity(answer.extensions, dependencies);
  return answer;
}

/** An answer that was made from the data of several domains says which versions of them it shows. */
function addValidity({ validUntil, versions }: AnswerValidity, dependencies: Dependencies): void {
  if (validUntil !== undefined) dependencies.limitValidity(Date.parse(validUntil));
  for (const [name, version] of Object.entries(versions ?? {})) dependencies.addVersion(name, version ?? undefined);
}

interface Pending<Value> {
  value: Promise<Value>;
  sharers: number;
  /** That of the request which began it. */
  deadline: Deadline;
  /** Whether the data are still those that it found; undefined if nobody knows. */
  isCurrent(): boolean | undefined;
  /** When it began, by `performance.now()`. */
  began: number;
}

/** In milliseconds: for how long work may be joined while nobody knows whether the data have changed since it began. */
const maxUncertainty = 1_000;

export interface InFlightOptions<Value> {
  noteVersions: ReadCombinerOptions['noteVersions'];
  /** False for a value that may lack what did not arrive by the deadline. */
  isComplete(value: Value): boolean;
  /** True for a failure that concerns only the request which began the work. */
  concernsOneCaller(error: unknown): boolean;
}

/** Does the work that several requests need at the same time once. */
export class InFlight<Value> {
  readonly #pending = new Map<string, Pending<Value>>();

  constructor(private readonly options: InFlightOptions<Value>) {}

  /**
   * Returns the value, and whether other requests got the same instance. A request with more time than the one that began
   * the work does the work again if the value is incomplete.
   */
  async share(
    key: string,
    deadline: Deadline,
    make: () => Promise<Value>,
  ): Promise<{ value: Value; isShared: boolean }> {
    const earlier = this.#joinable(key);
    const pending = earlier ?? this.#begin(key, deadline, make);
    pending.sharers++;
    const hasMoreTime = (): boolean => earlier !== undefined && earlier.deadline.isNear && !deadline.isNear;
    try {
      const value = await pending.value;
      if (this.options.isComplete(value) || !hasMoreTime()) return { value, isShared: pending.sharers > 1 };
    } catch (error) {
      if (!earlier || !(hasMoreTime() || this.options.concernsOneCaller(error))) throw error;
    }
    return this.share(key, deadline, make);
  }

  /** The work under way, unless the data have changed since it began: its value may be from before. */
  #joinable(key: string): Pending<Value> | undefined {
    const pending = this.#pending.get(key);
    if (!pending) return undefined;
    const isCurrent = pending.isCurrent() ?? performance.now() - pending.began < maxUncertainty;
    return isCurrent ? pending : undefined;
  }

  #begin(key: string, deadline: Deadline, make: () => Promise<Value>): Pending<Value> {
    const isCurrent = this.options.noteVersions();
    const end = (): void => {
      if (this.#pending.get(key) === pending) this.#pending.delete(key);
    };
    const pending = { sharers: 0, deadline, isCurrent, began: performance.now(), value: make().finally(end) };
    this.#pending.set(key, pending);
    return pending;
  }
}
