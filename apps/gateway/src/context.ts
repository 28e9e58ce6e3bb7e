import type { FastifyBaseLogger } from 'fastify';

/** What travels with a request through the gateway. */
export interface GatewayContext {
  /** Stands in the answer's header, in every line of the log, and in what remote subgraphs are asked. */
  requestId: string;
  /** Writes the request's id into every line. */
  log: FastifyBaseLogger;
}
