import type { FetchAnswer, FetchRequest } from '@tokorozawa/plan-executor';
import type { Deadline } from '@tokorozawa/subgraph-kit';

/** What goes with a request to a subgraph. */
export interface FetchContext {
  requestId: string;
  deadline: Deadline;
}

/** Where a subgraph is asked. */
export interface Source {
  /** Rejects with a NoAnswerError when there is none, and with a DeadlineExceededError when there is none in time. */
  ask(request: FetchRequest, context: FetchContext): Promise<FetchAnswer>;
  /** Rejects when the subgraph does not answer in time, or its database does not. */
  ping(context: FetchContext): Promise<void>;
  close(): Promise<void>;
}

/** A subgraph gave no answer, or none that can be read. */
export class NoAnswerError extends Error {
  override name = 'NoAnswerError';

  /**
   * @param message for the log
   * @param isOutage whether it says that the subgraph is down, rather than that this request asked too much of it
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
