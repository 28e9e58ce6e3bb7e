import type { FetchAnswer } from '@tokorozawa/plan-executor';
import { within, type Subgraph } from '@tokorozawa/subgraph-kit';
import type { Source } from './source';

/** Asks a subgraph that lives in this process: values are handed over as they are, nothing is printed or parsed. */
export function colocatedSource(subgraph: Subgraph): Source {
  return {
    ask({ query, variables, operationName }, { requestId, deadline }) {
      const { timeout } = deadline;
      const answer = subgraph.execute({ query, variables, operationName, requestId, timeout });
      return within(deadline, answer as Promise<FetchAnswer>);
    },
    ping: ({ deadline }) => within(deadline, subgraph.ping()),
    // It was opened, and is closed, by the process.
    close: () => Promise.resolve(),
  };
}
