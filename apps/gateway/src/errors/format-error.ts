import { type ErrorCode, isErrorCode } from '@tokorozawa/vocabulary';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { FastifyBaseLogger } from 'fastify';
import { mostTokens } from '../limits/limits';

const unexpected = 'Something went wrong on our side; it has been logged. Try again later.';

/**
 * The one place where an error takes the form that callers see. An error of the closed list passes as it is; anything
 * else is logged in full and told as one plain sentence, so that no stack, address or query of ours leaves the house.
 */
export function errorFormatter(
  log: FastifyBaseLogger,
): (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError {
  return (formatted, error) => {
    const { stacktrace, serviceName, ...extensions } = formatted.extensions ?? {};
    const subgraph = extensions.subgraph ?? serviceName;
    const named = subgraph === undefined ? {} : { subgraph };

    if (isTooLong(formatted)) {
      const message = `The query is longer than ${mostTokens} tokens. Ask in several queries, or use fragments.`;
      return { message, extensions: { code: 'QUERY_TOO_LONG' } };
    }
    if (isErrorCode(extensions.code) && extensions.code !== 'INTERNAL_SERVER_ERROR') {
      return { ...formatted, extensions: { ...extensions, ...named } };
    }
    const toldBySubgraph = extensions.code === 'INTERNAL_SERVER_ERROR' && extensions.subgraph !== undefined;
    if (!toldBySubgraph)
      log.error({ err: causeOf(error), path: formatted.path, ...named }, 'an unexpected error was masked');
    return {
      message: toldBySubgraph ? formatted.message : unexpected,
      ...(formatted.path && { path: formatted.path }),
      extensions: { code: 'INTERNAL_SERVER_ERROR' satisfies ErrorCode, ...named },
    };
  };
}

/** graphql-js tells a document that is too long only in the words of its syntax error. */
function isTooLong(error: GraphQLFormattedError): boolean {
  return error.extensions?.code === 'GRAPHQL_PARSE_FAILED' && error.message.includes(`more than ${mostTokens} tokens`);
}

function causeOf(error: unknown): unknown {
  return error instanceof GraphQLError ? (error.originalError ?? error) : error;
}
