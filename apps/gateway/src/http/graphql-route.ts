import { HeaderMap, type ApolloServer } from '@apollo/server';
import { Deadline } from '@tokorozawa/subgraph-kit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { GatewayContext } from '../context';
import type { CachedAnswers } from '../response-cache/cached-answers';
import { Dependencies } from '../response-cache/dependencies';

/**
 * `/graphql` after the GraphQL over HTTP specification. Apollo Server does the work.
 * @param requestTimeout how long a request may take, in milliseconds
 */
export function graphqlRoute(
  server: FastifyInstance,
  apollo: ApolloServer<GatewayContext>,
  cachedAnswers: CachedAnswers | undefined,
  requestTimeout: number,
): void {
  server.all('/graphql', async (request, reply) => {
    const dependsOn = new Dependencies();
    const answer: GatewayContext['answer'] = {};
    const credentials = credentialsOf(request);
    const deadline = new Deadline(requestTimeout);
    const { status, headers, body } = await apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: {
        method: request.method,
        headers: headersOf(request),
        search: new URL(request.url, 'http://localhost').search,
        body: request.body,
      },
      context: async () => ({
        requestId: request.id,
        credentials,
        client: request.ip,
        deadline,
        log: request.log,
        dependsOn,
        answer,
      }),
    });
    if (body.kind !== 'complete') throw new Error('The gateway does not answer in parts.');
    const { written } = answer;
    // The context outlives the request, as JsonData tells.
    answer.written = undefined;
    // Of an answer that several share the bytes are made once.
    const bytes = written?.body === body.string ? written.bytes : Buffer.from(body.string);
    const fresh = { text: body.string, bytes, contentType: headers.get('content-type'), dependsOn };
    if (await cachedAnswers?.finish(request, reply, fresh)) return reply;
    return reply
      .code(status ?? 200)
      .headers({ 'cache-control': 'no-store', ...Object.fromEntries(headers) })
      .send(bytes);
  });
}

function headersOf(request: FastifyRequest): HeaderMap {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return headers;
}

const credentialsOf = ({ headers: { authorization = '', cookie = '' } }: FastifyRequest): string =>
  JSON.stringify([authorization, cookie]);
