import type { Dependencies } from '@tokorozawa/response-cache';
import type { Caller, Deadline } from '@tokorozawa/subgraph-kit';
import type { Locale } from '@tokorozawa/vocabulary';
import type { FastifyBaseLogger } from 'fastify';
import type { WrittenData } from './graphql/json-data';

/** What the lines of the log have in common that belong to one request. */
export interface RequestLog {
  /** Also in the headers of the answer and of fetches from remote subgraphs. */
  requestId: string;
  /** Adds the request's id to every line. */
  log: FastifyBaseLogger;
}

/** What belongs to one request on its way through the gateway. */
export interface GatewayContext extends RequestLog {
  /** The header `authorization`. Only callers with equal credentials share reads. */
  credentials: string;
  /** Identifies the caller to queues and limits: the authenticated caller, or a network address. */
  client: string;
  /** Who is known to send the request; undefined for an anonymous caller. */
  caller: Caller | undefined;
  /** The key of a mutation that gets none as an argument, once the operation is checked. */
  idempotencyKey: string | undefined;
  /** The language that the request negotiated. Only callers with the same language share reads. */
  locale: Locale;
  /** When the answer must be on its way. */
  deadline: Deadline;
  dependencies: Dependencies;
  /** The data of the answer, as soon as they are written. An object, because Apollo Server copies the context. */
  answer: { written?: WrittenData | undefined };
}
