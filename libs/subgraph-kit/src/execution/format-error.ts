import { type ErrorCode, isErrorCode, SubgraphOverloadedError, SubgraphUnavailableError } from '@tokorozawa/vocabulary';
import { GraphQLError, type GraphQLFormattedError, Kind } from 'graphql';
import type { Pool } from 'pg';
import {
  DatabaseTrouble,
  isDatabaseOverloaded,
  isDatabaseUnavailable,
  isNotStorable,
  type Log,
} from '../database/failures';

/**
 * Makes the function that gives errors their public form. Errors that are meant for the caller keep their message and
 * code. Any other error is logged in full and replaced by one plain sentence. A database that does not answer, or not in
 * time, is logged once, however many fields fail.
 */
export function errorFormatter(
  subgraph: string,
  pool: Pool,
  log: Log,
): (error: unknown, requestId?: string) => GraphQLFormattedError {
  const outage = new DatabaseTrouble(subgraph, pool, log, {
    begins: 'the database does not answer',
    ends: 'the database answers again',
  });
  const overload = new DatabaseTrouble(subgraph, pool, log, {
    begins: 'the database has more to do than it can finish in time',
    ends: 'the database answers in time again',
  });
  return (error, requestId) => {
    const failure =
      error instanceof GraphQLError ? error : new GraphQLError(String(error), { originalError: error as Error });
    if (isForCaller(failure)) return failure.toJSON();
    if (isWrongVariable(failure)) return { ...failure.toJSON(), extensions: { code: 'BAD_USER_INPUT' } };
    if (isNotStorable(failure.originalError)) return { ...failure.toJSON(), ...notStorableError };
    const { path, locations } = failure.toJSON();
    const place = { ...(locations && { locations }), ...(path && { path }) };
    if (isDatabaseOverloaded(failure.originalError)) {
      overload.noteFailure(failure.originalError, requestId);
      const { message, extensions } = new SubgraphOverloadedError(subgraph);
      return { message, ...place, extensions };
    }
    if (isDatabaseUnavailable(failure.originalError)) {
      outage.noteFailure(failure.originalError, requestId);
      const { message, extensions } = new SubgraphUnavailableError(subgraph);
      return { message, ...place, extensions };
    }
    log.error({ subgraph, requestId, path: failure.path, err: failure.originalError ?? failure }, 'a field failed');
    return {
      message: `The subgraph "${subgraph}" failed at this field; its operators have been told. Try again later.`,
      ...place,
      extensions: { code: 'INTERNAL_SERVER_ERROR', subgraph },
    };
  };
}

const notStorableError = {
  message: 'A text contains the character NUL or half of a surrogate pair, which no record can contain. Leave it out.',
  extensions: { code: 'BAD_USER_INPUT' },
};

/** Errors of our own have a code. */
function isForCaller(error: GraphQLError): boolean {
  return isErrorCode(error.extensions.code) && error.extensions.code !== 'INTERNAL_SERVER_ERROR';
}

/** An error of graphql-js about the value of a variable has no code, but points at the variable's definition. */
function isWrongVariable({ nodes, path }: GraphQLError): boolean {
  return !path && nodes?.[0]?.kind === Kind.VARIABLE_DEFINITION;
}

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
