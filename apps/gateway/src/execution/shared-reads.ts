import { copy, type AskSubgraph, type FetchAnswer, type WrittenResult } from '@tokorozawa/plan-executor';
import type { GatewayContext } from '../context';
import { InFlight } from './in-flight';

/** How reads that are under way at the same time are shared. */
export interface SharedReads {
  /** The same subgraphs; equal questions of equal callers to one of them are asked once. */
  fetches(ask: AskSubgraph<GatewayContext>): AskSubgraph<GatewayContext>;
  /** An answer to a whole operation, told apart by its key and its caller. */
  answer(key: string, context: GatewayContext, execute: () => Promise<WrittenResult>): Promise<WrittenResult>;
  /** Does a write. Who reads after it is answered shares nothing with who began to read before. */
  write<Value>(execute: () => Promise<Value>): Promise<Value>;
}

export function shareReads(): SharedReads {
  const answers = new InFlight<WrittenResult>();
  const fetches = new InFlight<FetchAnswer>();
  let writes = 0;
  const distinct = ({ caller }: GatewayContext, ...parts: string[]): string => [writes, caller, ...parts].join('\n');

  return {
    fetches: (ask) => async (subgraph, request, context) => {
      if (request.isMutation) return ask(subgraph, request, context);
      const key = distinct(context, subgraph, request.body);
      const { value, isShared } = await fetches.share(key, () => ask(subgraph, request, context));
      // Whoever gets an answer goes on to change it.
      return isShared ? copy(value) : value;
    },
    answer: async (key, context, execute) => (await answers.share(distinct(context, key), execute)).value,
    async write(execute) {
      try {
        return await execute();
      } finally {
        writes++;
      }
    },
  };
}

/** Every read by itself. */
export const separateReads: SharedReads = {
  fetches: (ask) => ask,
  answer: (_key, _context, execute) => execute(),
  write: (execute) => execute(),
};
