import type { AskSubgraph } from '@tokorozawa/plan-executor';
import type { FastifyBaseLogger } from 'fastify';
import type { GatewayContext } from '../context';

/** At LOG_LEVEL=debug, the log says of each request how long its steps took, beside its id. */
export const areStepsLogged = ({ level }: FastifyBaseLogger): boolean => level === 'debug' || level === 'trace';

export const loggingFetches =
  (fetch: AskSubgraph<GatewayContext>): AskSubgraph<GatewayContext> =>
  async (subgraph, request, context) => {
    const began = performance.now();
    try {
      return await fetch(subgraph, request, context);
    } finally {
      context.log.debug({ subgraph, ms: Math.round(performance.now() - began) }, 'fetched');
    }
  };
