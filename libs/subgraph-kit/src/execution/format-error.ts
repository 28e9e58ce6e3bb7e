import { isErrorCode, SubgraphUnavailableError } from '@tokorozawa/vocabulary';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { isNotStorable } from '../loader/statement';

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
    if (isNotStorable(failure.originalError)) return { ...failure.toJSON(), ...badText };
    log.error({ subgraph, requestId, path: failure.path, err: failure.originalError ?? failure }, 'a field failed');
    const { path, locations } = failure.toJSON();
    if (isDatabaseSilent(failure.originalError)) {
      const { message, extensions } = new SubgraphUnavailableError(subgraph);
      return { message, ...(locations && { locations }), ...(path && { path }), extensions };
    }
    return {
      message: `The subgraph "${subgraph}" failed at this field; its operators have been told. Try again later.`,
      ...(locations && { locations }),
      ...(path && { path }),
      extensions: { code: 'INTERNAL_SERVER_ERROR', subgraph },
    };
  };
}

const badText = {
  message: 'A text contains the character NUL, which no record can contain. Leave it out.',
  extensions: { code: 'BAD_USER_INPUT' },
};

/** The server is gone, is stopping, has no connection left, or does not answer in time. */
const silentCodes = ['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', '57P01', '57P02', '57P03', '53300', '57014'];

function isDatabaseSilent(error: Error | undefined): boolean {
  const { code = '', message = '' } = (error ?? {}) as { code?: string; message?: string };
  return silentCodes.includes(code) || /^(Connection terminated|timeout exceeded when trying to connect)/.test(message);
}

/** graphql-js's own errors (a value that does not fit) carry no original error; ours carry a code. */
function isDeliberate(error: GraphQLError): boolean {
  return isErrorCode(error.extensions.code) && error.extensions.code !== 'INTERNAL_SERVER_ERROR';
}
