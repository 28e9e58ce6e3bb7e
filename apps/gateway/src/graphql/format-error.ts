import { maxTokens } from '@tokorozawa/operation-limits';
import { isErrorCode, type ErrorCode } from '@tokorozawa/vocabulary';
import type { GraphQLError, GraphQLFormattedError } from 'graphql';
import { wrongArgumentOf } from './wrong-arguments';

/**
 * Gives an error of an operation the form that callers see; `http/problems.ts` does it for requests that never become
 * operations. An error with a code of the closed list passes. Every other one becomes a general sentence, so that no stack,
 * address or query of ours becomes public.
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
  if (code === 'INTERNAL_SERVER_ERROR') return maskedError(formatted.path, extensions.subgraph);

  const limit = codesOfGraphqlJs.has(code) && limitsOfGraphqlJs.find(({ pattern }) => pattern.test(formatted.message));
  if (limit) return { message: limit.message, extensions: { code: limit.code } };
  return { ...formatted, extensions };
}

/** What callers read of an unexpected error. */
export const maskedMessage =
  'Something went wrong on our side; it has been logged under the x-request-id of this answer.';

/** The public form of an unexpected error. */
function maskedError(path: GraphQLFormattedError['path'], subgraph?: unknown): GraphQLFormattedError {
  return {
    message: maskedMessage,
    ...(path && { path }),
    extensions: { code: 'INTERNAL_SERVER_ERROR', ...(subgraph !== undefined && { subgraph }) },
  };
}

/** The code that callers see: INTERNAL_SERVER_ERROR for every unexpected error. */
export function codeOf(error: unknown): ErrorCode {
  const { code, http } = (error as Partial<GraphQLError>).extensions ?? {};
  const { status } = (http ?? {}) as { status?: number };
  // Apollo Server calls a mutation in an address a bad request, and has no code for a malformed persisted query.
  if (status === 405) return 'METHOD_NOT_ALLOWED';
  if (isErrorCode(code)) return code;
  return status === 400 ? 'BAD_REQUEST' : 'INTERNAL_SERVER_ERROR';
}

const codesOfGraphqlJs = new Set<ErrorCode>(['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED']);

/** Limits of graphql-js itself. Its errors have no codes of their own, so they are recognized by their first words. */
const limitsOfGraphqlJs: { pattern: RegExp; code: ErrorCode; message: string }[] = [
  {
    pattern: /^Syntax Error: Document contains more tha/,
    code: 'QUERY_TOO_LONG',
    message: `The query is longer than ${maxTokens} tokens. Ask in several queries, or use fragments.`,
  },
  {
    pattern: /^Validation aborted/,
    code: 'QUERY_TOO_COSTLY',
    message: 'The query repeats the same fields too often to be checked. Ask for each once, or in several queries.',
  },
];
