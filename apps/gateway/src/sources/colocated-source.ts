import type { Subgraph } from '@tokorozawa/subgraph-kit';
import type { FetchAnswer } from '@tokorozawa/plan-executor';
import type { Source } from './source';

/** Asks a subgraph that lives in this process: values are handed over as they are, nothing is printed or parsed. */
export function colocatedSource(subgraph: Subgraph): Source {
  return {
    ask: ({ query, variables, operationName }, { requestId }) =>
      subgraph.execute({ query, variables, operationName, requestId }) as Promise<FetchAnswer>,
    ping: () => subgraph.ping(),
    // It was opened, and is closed, by the process.
    close: () => Promise.resolve(),
  };
}
