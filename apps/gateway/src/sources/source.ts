import type { FetchAnswer, FetchRequest } from '@tokorozawa/plan-executor';
import type { RequestTrace } from '../context';

/** Where a subgraph is asked. */
export interface Source {
  /** Rejects with a SubgraphUnavailableError when it gives no answer. */
  ask(request: FetchRequest, trace: RequestTrace): Promise<FetchAnswer>;
  /** Rejects when it does not answer, or its database does not. */
  ping(trace: RequestTrace): Promise<void>;
  close(): Promise<void>;
}
