import type { FetchAnswer, FetchRequest } from '@tokorozawa/plan-executor';
import type { Caller, Deadline } from '@tokorozawa/subgraph-kit';
import type { Locale } from '@tokorozawa/vocabulary';

/** What is sent along with a fetch. */
export interface FetchContext {
  requestId: string;
  deadline: Deadline;
  /** The language of the texts for which the request chooses none. */
  locale: Locale;
  /** Undefined if the caller is anonymous. Only subgraphs of our own learn who it is. */
  caller?: Caller | undefined;
  /** The key of the caller's request; only subgraphs of our own receive it. */
  idempotencyKey?: string | undefined;
}

/** How one subgraph is reached. */
export interface SubgraphTransport {
  /** Rejects with a FetchFailedError if there is no answer, and with a DeadlineExceededError if there is none in time. */
  fetch(request: FetchRequest, context: FetchContext): Promise<FetchAnswer>;
  /** Rejects if the subgraph, or its database, does not answer in time. */
  ping(context: FetchContext): Promise<void>;
  close(): Promise<void>;
}

/** The subgraph gave no answer, or none that can be read. */
export class FetchFailedError extends Error {
  override name = 'FetchFailedError';

  /**
   * @param message for the log
   * @param isOutage whether the subgraph is down, rather than unable to answer this one request
   * @param publicReason a few words for the caller
   */
  constructor(
    message: string,
    readonly isOutage: boolean,
    readonly publicReason?: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
