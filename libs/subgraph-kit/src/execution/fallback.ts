import { type ErrorCode, isErrorCode } from '@tokorozawa/vocabulary';
import type { Log } from '../database/failures';

/** Called when graphql-js executes a query of a subgraph, which is slower, after our executor gave it up. */
export type OnFallback = (subgraph: string, reason: string) => void;

/** The codes of errors of ours that the caller has not caused. */
const failureCodes: readonly ErrorCode[] = ['INTERNAL_SERVER_ERROR', 'OVERLOADED', 'SUBGRAPH_UNAVAILABLE'];

/**
 * The reason of a fallback, from a bounded set: a code of ours, a code of PostgreSQL, or the class of the error. Undefined if
 * the caller is told what to correct, such as an id that no record has: graphql-js then finds where else the query is wrong,
 * and nothing has failed.
 */
export function fallbackReason(cause: unknown): string | undefined {
  const { code, extensions, name } = (cause ?? {}) as {
    code?: unknown;
    extensions?: { code?: unknown };
    name?: unknown;
  };
  if (isErrorCode(extensions?.code)) return failureCodes.includes(extensions.code) ? extensions.code : undefined;
  if (typeof code === 'string' && /^\w{1,40}$/.test(code)) return code;
  return typeof name === 'string' && /^\w{1,40}$/.test(name) ? name : 'unknown';
}

/** Logs each reason of each subgraph once, for a process that does not count them. */
export function logFallbackOnce(log: Log): OnFallback {
  const logged = new Set<string>();
  return (subgraph, reason) => {
    const key = `${subgraph} ${reason}`;
    if (logged.has(key)) return;
    logged.add(key);
    log.info({ subgraph, reason }, 'graphql-js executed a query; this reason is not logged again');
  };
}
