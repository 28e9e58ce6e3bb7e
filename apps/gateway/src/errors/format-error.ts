import { isErrorCode, type ErrorCode } from '@tokorozawa/vocabulary';
import type { GraphQLError, GraphQLFormattedError } from 'graphql';
import { mostTokens } from '../limits/limits';
import { wrongArgumentOf } from './wrong-arguments';

/**
 * The one place where an error takes the form that callers see. An error of the closed list passes as it is; anything
 * else is told as one plain sentence, so that no stack, address or query of ours leaves the house.
 */
export function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const wrong = wrongArgumentOf(error);
  if (wrong) {
    const { message, path, argument } = wrong;
    return { ...formatted, message, path, extensions: { code: 'BAD_USER_INPUT', argument } };
  }
  const { serviceName, ...details } = formatted.extensions ?? {};
  const code = codeOf(error);
  const extensions = { ...details, code, ...(serviceName !== undefined && { subgraph: serviceName }) };
  const path = knownPart(formatted.path);
  if (code === 'INTERNAL_SERVER_ERROR') return masked(path, extensions.subgraph);

  const limit = refusedByGraphqlJs.has(code) && limitsOfGraphqlJs.find(({ words }) => words.test(formatted.message));
  if (limit) return { message: limit.sentence, extensions: { code: limit.code } };
  return { ...formatted, ...(path && { path }), extensions };
}

/** Apollo Gateway writes "@" where it does not know at which item of a list an error is, and its own fields behind it. */
function knownPart(path: GraphQLFormattedError['path']): GraphQLFormattedError['path'] {
  return path?.includes('@') ? path.slice(0, path.indexOf('@')) : path;
}

/** What callers are told of an error that nobody foresaw. */
export function masked(path: GraphQLFormattedError['path'], subgraph?: unknown): GraphQLFormattedError {
  return {
    message: 'Something went wrong on our side; it has been logged under the x-request-id of this answer.',
    ...(path && { path }),
    extensions: { code: 'INTERNAL_SERVER_ERROR', ...(subgraph !== undefined && { subgraph }) },
  };
}

/** The code under which callers see an error: INTERNAL_SERVER_ERROR for all that nobody foresaw. */
export function codeOf(error: unknown): ErrorCode {
  const { code, http } = (error as Partial<GraphQLError>).extensions ?? {};
  if (isErrorCode(code)) return code;
  // Apollo Server gives no code to a persisted query that is malformed, only a status.
  return (http as { status?: number } | undefined)?.status === 400 ? 'BAD_REQUEST' : 'INTERNAL_SERVER_ERROR';
}

const refusedByGraphqlJs = new Set<ErrorCode>(['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED']);

/** Limits that graphql-js itself keeps. It gives them no code and no advice, so they are known by their first words. */
const limitsOfGraphqlJs: { words: RegExp; code: ErrorCode; sentence: string }[] = [
  {
    words: /^Syntax Error: Document contains more tha/,
    code: 'QUERY_TOO_LONG',
    sentence: `The query is longer than ${mostTokens} tokens. Ask in several queries, or use fragments.`,
  },
  {
    words: /^Validation aborted/,
    code: 'QUERY_TOO_COSTLY',
    sentence: 'The query repeats the same fields too often to be checked. Ask for each once, or in several queries.',
  },
];
