import type { FetchAnswer, FetchRequest } from '@tokorozawa/plan-executor';
import type { GatewayContext } from '../context';

/** Where a subgraph is asked. */
export interface Source {
  /** Rejects with a SubgraphUnavailableError when it gives no answer. */
  ask(request: FetchRequest, context: GatewayContext): Promise<FetchAnswer>;
  close(): Promise<void>;
}
