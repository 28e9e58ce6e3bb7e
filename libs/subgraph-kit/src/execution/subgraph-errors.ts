import { isErrorCode, SubgraphOverloadedError, SubgraphUnavailableError } from '@tokorozawa/vocabulary';
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
