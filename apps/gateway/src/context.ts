import type { FastifyBaseLogger } from 'fastify';
import type { JsonData } from './execution/json-data';
import type { Dependencies } from './response-cache/dependencies';

/** What travels with a request through the gateway. */
export interface GatewayContext {
  /** Stands in the answer's header, in every line of the log, and in what remote subgraphs are asked. */
  requestId: string;
  /** What the caller showed to say who it is; answers are shared only between callers who showed the same. */
  caller: string;
  /** Writes the request's id into every line. */
  log: FastifyBaseLogger;
  /** Notes what the answer stands on, while it is made. */
  dependsOn: Dependencies;
  /** The data of the answer, once they are written. */
  written?: JsonData;
}
