import { errorCodes, type ErrorCode, type LocalizedText } from '@tokorozawa/vocabulary';
import { japaneseMessage } from './japanese-messages';
import type { Answer } from './resource';

/** Why a resource cannot be sent, for the person or the program that asked for it. */
export class ResourceError extends Error {
  constructor(
    /** The HTTP status. */
    readonly status: number,
    readonly code: ErrorCode,
    /** One or two sentences: what is wrong, and what to do. */
    readonly text: LocalizedText & { en: string },
    /** The query parameter that is wrong. */
    readonly parameter?: string,
    /** The variables of an operation of ours that are wrong, from which the parameter follows. */
    readonly variables: readonly string[] = [],
    /** The subgraph that does not answer. */
    readonly subgraph?: string,
  ) {
    super(text.en);
  }
}

/** @param parameter the query parameter that names what is not there, if it is not the path */
export const notFound = (text: LocalizedText & { en: string }, parameter?: string): ResourceError =>
  new ResourceError(404, 'NOT_FOUND', text, parameter);

/** A query parameter, or a part of the path, has a value that cannot be accepted. */
export const badParameter = (parameter: string, text: LocalizedText & { en: string }): ResourceError =>
  new ResourceError(400, 'BAD_USER_INPUT', text, parameter);

/**
 * The data of an answer that must be complete, such as those of a file, in which nobody would see that something is missing.
 * Throws a ResourceError if the answer has any error.
 */
export function completeData<Data>({ data, errors }: Answer<Data>): Data {
  const [error] = errors;
  if (error) throw errorOf(error);
  if (data === null) throw new Error('An answer without errors has no data.');
  return data;
}

/** False for what no other value of a parameter would change, such as an outage. */
export const isAboutInput = (code: ErrorCode): boolean => code === 'BAD_USER_INPUT' || code === 'NOT_FOUND';

/** A GraphQL error as a reason why a resource cannot be sent. */
function errorOf({ message, extensions, variables }: Answer<unknown>['errors'][number]): ResourceError {
  const code = (extensions?.code ?? 'INTERNAL_SERVER_ERROR') as ErrorCode;
  const status = statusOf[code] ?? errorCodes[code].status;
  return new ResourceError(
    status < 400 ? 500 : status,
    code,
    { ja: japaneseMessage(message, code), en: message },
    undefined,
    isAboutInput(code) ? variables : [],
    code === 'SUBGRAPH_UNAVAILABLE' ? (extensions?.subgraph as string | undefined) : undefined,
  );
}

/** The codes whose status in GraphQL says that the rest of an answer is there. */
const statusOf: Partial<Record<ErrorCode, number>> = {
  NOT_FOUND: 404,
  SUBGRAPH_UNAVAILABLE: 503,
  SUBGRAPH_ERROR: 502,
};
