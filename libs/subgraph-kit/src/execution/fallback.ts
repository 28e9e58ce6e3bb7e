import { isErrorCode } from '@tokorozawa/vocabulary';
import type { Log } from './log';

/** Told that a query of a subgraph went to graphql-js, which executes it once more and slower. */
export type OnFallback = (subgraph: string, reason: string) => void;

/** One of few: a code of ours, one of PostgreSQL's, or the class of the error. */
export function reasonOf(cause: unknown): string {
  const { code, extensions, name } = (cause ?? {}) as {
    code?: unknown;
    extensions?: { code?: unknown };
    name?: unknown;
  };
  if (isErrorCode(extensions?.code)) return extensions.code;
  if (typeof code === 'string' && /^\w{1,40}$/.test(code)) return code;
  return typeof name === 'string' && /^\w{1,40}$/.test(name) ? name : 'unknown';
}

/** Logs each reason of each subgraph once, for a process that counts nothing. */
export function logOnce(log: Log): OnFallback {
  const told = new Set<string>();
  return (subgraph, reason) => {
    const key = `${subgraph} ${reason}`;
    if (told.has(key)) return;
    told.add(key);
    log.info({ subgraph, reason }, 'a query was executed by graphql-js; this reason is not told again');
  };
}
