import { isErrorCode, SubgraphOverloadedError, SubgraphUnavailableError } from '@tokorozawa/vocabulary';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { isDatabaseOverloaded, isDatabaseSilent, isNotStorable } from '../loader/statement';
import type { DatabaseTrouble } from './database-trouble';
import type { Log } from './log';

/**
 * Keeps the errors that were meant for the caller, each with a code of the closed list; whatever else goes wrong is
 * logged in full and told as one plain sentence. A database that does not answer, or not in time, is logged once,
 * however many fields it costs.
 */
export function errorFormatter(
  subgraph: string,
  log: Log,
  { outage, overload }: { outage: DatabaseTrouble; overload: DatabaseTrouble },
): (error: unknown, requestId?: string) => GraphQLFormattedError {
  return (error, requestId) => {
    const failure =
      error instanceof GraphQLError ? error : new GraphQLError(String(error), { originalError: error as Error });
    if (isDeliberate(failure)) return failure.toJSON();
    if (isNotStorable(failure.originalError)) return { ...failure.toJSON(), ...badText };
    const { path, locations } = failure.toJSON();
    const place = { ...(locations && { locations }), ...(path && { path }) };
    if (isDatabaseOverloaded(failure.originalError)) {
      overload.noteFailure(failure.originalError, requestId);
      const { message, extensions } = new SubgraphOverloadedError(subgraph);
      return { message, ...place, extensions };
    }
    if (isDatabaseSilent(failure.originalError)) {
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

const badText = {
  message: 'A text contains the character NUL, which no record can contain. Leave it out.',
  extensions: { code: 'BAD_USER_INPUT' },
};

/** graphql-js's own errors (a value that does not fit) carry no original error; ours carry a code. */
function isDeliberate(error: GraphQLError): boolean {
  return isErrorCode(error.extensions.code) && error.extensions.code !== 'INTERNAL_SERVER_ERROR';
}
