import type { ApolloServerPlugin, GraphQLRequestContext, GraphQLRequestListener } from '@apollo/server';
import type { ResponseCache } from '@tokorozawa/response-cache';
import { isErrorCode, type ErrorCode } from '@tokorozawa/vocabulary';
import type { GraphQLError, GraphQLFormattedError } from 'graphql';
import type { GatewayContext, RequestLog } from '../context';
import { expectsGraphqlJson } from '../http/request-rules';
import type { Incidents } from '../incidents';
import { codeOf, formatError } from './format-error';

export interface AnswerPluginOptions {
  /** Learns what only Apollo Server knows: the current supergraph, and whether an operation reads or writes. */
  cache: ResponseCache | undefined;
  incidents: Incidents;
}

type AnsweredContext = RequestLog & Pick<GatewayContext, 'dependencies'>;

/**
 * What happens to every answer beside its execution. It is one plugin with one listener, because Apollo Server waits for
 * each of them several times in a request.
 */
export function answerPlugin({ cache, incidents }: AnswerPluginOptions): ApolloServerPlugin<AnsweredContext> {
  const listener: GraphQLRequestListener<AnsweredContext> = {
    async didResolveOperation({ operation, contextValue }) {
      contextValue.dependencies.operation = operation?.operation;
    },
    async didEncounterErrors({ errors, contextValue }) {
      logUnexpectedErrors(errors, contextValue);
      countRefusals(errors, incidents);
    },
    async willSendResponse(context) {
      sortErrors(context);
      setStatus(context);
    },
  };
  return {
    async serverWillStart() {
      return { schemaDidLoadOrUpdate: ({ coreSupergraphSdl }) => cache?.useSupergraph(coreSupergraphSdl ?? '') };
    },
    requestDidStart: async () => listener,
    async unexpectedErrorProcessingRequest({ requestContext, error }) {
      requestContext.contextValue.log.error({ err: error }, logMessage);
    },
  };
}

const logMessage = 'an unexpected error was masked';

/** Logs every error that callers see only as INTERNAL_SERVER_ERROR, in full and under the id of the request. */
function logUnexpectedErrors(errors: readonly GraphQLError[], { log }: RequestLog): void {
  for (const error of errors) {
    const { originalError, path } = error;
    if (codeOf(error) === 'INTERNAL_SERVER_ERROR') log.error({ err: originalError ?? error, path }, logMessage);
  }
}

/** The codes of operations that ask for too much. */
const limitCodes = new Set<ErrorCode>([
  'QUERY_TOO_DEEP',
  'QUERY_TOO_LONG',
  'QUERY_TOO_COSTLY',
  'TOO_MANY_ALIASES',
  'TOO_MANY_DIRECTIVES',
]);

function countRefusals(errors: readonly GraphQLError[], incidents: Incidents): void {
  for (const error of errors) {
    const code = formatError(error.toJSON(), error).extensions?.code;
    if (isErrorCode(code) && limitCodes.has(code)) incidents.note('request-refused', code);
  }
}

type AnsweredRequest = Pick<GraphQLRequestContext<AnsweredContext>, 'request' | 'response' | 'errors'>;

/** Errors of subgraphs arrive in any order. Sorted by their paths, they make equal requests have equal answers. */
function sortErrors({ response: { body } }: AnsweredRequest): void {
  if (body?.kind !== 'single' || !body.singleResult.errors) return;
  body.singleResult.errors = body.singleResult.errors.toSorted((a, b) => sortKey(a).localeCompare(sortKey(b)));
}

const sortKey = ({ path, extensions }: GraphQLFormattedError): string => JSON.stringify([path, extensions?.subgraph]);

/**
 * A well-formed request that is refused before execution has the status 400 in `application/graphql-response+json`, and
 * 200 in `application/json`, for clients that know only the latter (GraphQL over HTTP). Apollo Server sets 400 for both,
 * and for an execution that failed as a whole, which is not the fault of the request.
 */
function setStatus({ request, response, errors = [] }: AnsweredRequest): void {
  if (response.http.status !== 400) return;
  const codes = errors.map(codeOf);
  const accept = request.http?.headers.get('accept');
  if (codes.includes('INTERNAL_SERVER_ERROR')) response.http.status = 500;
  else if (!expectsGraphqlJson(accept) && !codes.includes('BAD_REQUEST')) response.http.status = 200;
}
