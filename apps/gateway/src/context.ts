import type { Deadline } from '@tokorozawa/subgraph-kit';
import type { FastifyBaseLogger } from 'fastify';
import type { WrittenData } from './execution/json-data';
import type { Dependencies } from './response-cache/dependencies';

/** By what a request is found again in the logs. */
export interface RequestTrace {
  /** Stands in the answer's header, in every line of the log, and in what remote subgraphs are asked. */
  requestId: string;
  /** Writes the request's id into every line. */
  log: FastifyBaseLogger;
}

/** What travels with a request through the gateway. */
export interface GatewayContext extends RequestTrace {
  /** What the caller showed to say who it is; answers are shared only between callers who showed the same. */
  credentials: string;
  /** Identifies the caller to queues and limits, such as by its network address. Nobody proves it. */
  client: string;
  /** When the answer must be on its way. */
  deadline: Deadline;
  /** Notes what the answer stands on, while it is made. */
  dependsOn: Dependencies;
  /** The data of the answer, once they are written. Apollo Server copies the context, so it is handed over in an object. */
  answer: { written?: WrittenData | undefined };
}
