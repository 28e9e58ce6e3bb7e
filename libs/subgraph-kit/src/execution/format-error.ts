import { isErrorCode } from '@tokorozawa/vocabulary';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';

/** The part of a pino logger that a subgraph needs. */
export interface Log {
  error(details: object, message: string): void;
  info(details: object, message: string): void;
}

/**
 * Keeps the errors that were meant for the caller, each with a code of the closed list; whatever else goes wrong is
 * logged in full and told as one plain sentence.
 */
export function errorFormatter(
  subgraph: string,
  log: Log,
): (error: unknown, requestId?: string) => GraphQLFormattedError {
  return (error, requestId) => {
    const failure =
      error instanceof GraphQLError ? error : new GraphQLError(String(error), { originalError: error as Error });
    if (isDeliberate(failure)) return failure.toJSON();
    log.error({ subgraph, requestId, path: failure.path, err: failure.originalError ?? failure }, 'a field failed');
    const { path, locations } = failure.toJSON();
    return {
      message: `The subgraph "${subgraph}" failed at this field; its operators have been told. Try again later.`,
      ...(locations && { locations }),
      ...(path && { path }),
      extensions: { code: 'INTERNAL_SERVER_ERROR', subgraph },
    };
  };
}

/** graphql-js's own errors (a value that does not fit) carry no original error; ours carry a code. */
function isDeliberate(error: GraphQLError): boolean {
  return isErrorCode(error.extensions.code) && error.extensions.code !== 'INTERNAL_SERVER_ERROR';
}
