import { HeaderMap, type ApolloServer } from '@apollo/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GatewayContext } from '../sources/request-id';

/**
 * `/graphql` after the GraphQL over HTTP specification. Apollo Server does the work; what differs is the status of a
 * request that was refused before execution: with `application/json`, which older clients ask for, it is 200.
 */
export function graphqlRoute(server: FastifyInstance, apollo: ApolloServer<GatewayContext>): void {
  server.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    handler: async (request, reply) => {
      const { status, headers, body } = await apollo.executeHTTPGraphQLRequest({
        httpGraphQLRequest: {
          method: request.method,
          headers: headersOf(request),
          search: new URL(request.url, 'http://localhost').search,
          body: request.body,
        },
        context: async () => ({ requestId: request.id }),
      });
      if (body.kind !== 'complete') throw new Error('The gateway does not answer in parts.');
      for (const [name, value] of headers) void reply.header(name, value);
      return reply.code(statusFor(reply, status ?? 200, body.string)).send(body.string);
    },
  });
}

function headersOf(request: FastifyRequest): HeaderMap {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return headers;
}

/** A well-formed request whose document or variables are at fault. A malformed one keeps its 4xx in either media type. */
const refusedBeforeExecution = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'OPERATION_RESOLUTION_FAILURE',
  'QUERY_TOO_LONG',
  'QUERY_TOO_DEEP',
  'QUERY_TOO_COSTLY',
  'TOO_MANY_ALIASES',
  'TOO_MANY_DIRECTIVES',
]);

function statusFor(reply: FastifyReply, status: number, body: string): number {
  if (status !== 400 || !String(reply.getHeader('content-type')).startsWith('application/json')) return status;
  const { errors } = JSON.parse(body) as { errors?: { extensions?: { code?: string } }[] };
  return errors?.every((error) => refusedBeforeExecution.has(error.extensions?.code ?? '')) ? 200 : status;
}
