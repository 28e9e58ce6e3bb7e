import { HeaderMap, type ApolloServer } from '@apollo/server';
import { Deadline } from '@tokorozawa/subgraph-kit';
import { errorCodes, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Admission } from '../admission/admission';
import { callerOf } from '../admission/caller';
import type { GatewayContext } from '../context';
import type { CachedAnswers } from '../response-cache/cached-answers';
import { Dependencies } from '../response-cache/dependencies';
import { refuseBatch } from './batch';
import { ForbiddenMemberError, parseJson } from './exact-json';
import { checkRequest } from './request-rules';

export interface GraphqlRouteOptions {
  apollo: ApolloServer<GatewayContext>;
  cachedAnswers: CachedAnswers | undefined;
  /** How long a request may take, in milliseconds. */
  requestTimeout: number;
  admission: Admission;
}

/** `/graphql` after the GraphQL over HTTP specification. Apollo Server does the work. */
export function graphqlRoute(server: FastifyInstance, options: GraphqlRouteOptions): void {
  readBodiesExactly(server);
  const explorer = server.hasRoute({ method: 'GET', url: '/explorer/' }) ? 'explorer' : undefined;
  server.all('/graphql', {
    // Requests by OPTIONS are answered here too, with the methods that are allowed.
    config: { cors: { preflightContinue: true } },
    onRequest: async (request, reply) => checkRequest(request, reply, explorer),
    handler: options.admission.bounded(async (request, reply, waited) =>
      Array.isArray(request.body) ? refuseBatch(request.body, request, reply) : answer(options, request, reply, waited),
    ),
  });
}

/** Fastify's own parser would round the numbers of variables. */
function readBodiesExactly(server: FastifyInstance): void {
  server.removeContentTypeParser('application/json');
  server.addContentTypeParser('application/json', { parseAs: 'string' }, async (_request: unknown, body: string) => {
    if (body === '') throw new errorCodes.FST_ERR_CTP_EMPTY_JSON_BODY();
    try {
      return parseJson(body);
    } catch (error) {
      if (error instanceof ForbiddenMemberError) throw Object.assign(error, { statusCode: 400 });
      throw new errorCodes.FST_ERR_CTP_INVALID_JSON_BODY();
    }
  });
}

async function answer(
  { apollo, cachedAnswers, requestTimeout }: GraphqlRouteOptions,
  request: FastifyRequest,
  reply: FastifyReply,
  waited: number,
): Promise<FastifyReply> {
  const dependsOn = new Dependencies();
  const made: GatewayContext['answer'] = {};
  const deadline = new Deadline(requestTimeout - waited);
  const { status, headers, body } = await apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest: {
      // HEAD is GET without the body, which the HTTP server leaves out.
      method: request.method === 'HEAD' ? 'GET' : request.method,
      headers: headersOf(request),
      search: new URL(request.url, 'http://localhost').search,
      body: request.body,
    },
    context: async () => ({
      requestId: request.id,
      credentials: request.headers.authorization ?? '',
      client: callerOf(request),
      deadline,
      log: request.log,
      dependsOn,
      answer: made,
    }),
  });
  if (body.kind !== 'complete') throw new Error('The gateway does not answer in parts.');
  const { written } = made;
  // The context outlives the request, as JsonData tells.
  made.written = undefined;
  // Of an answer that several share the bytes are made once.
  const bytes = written?.body === body.string ? written.bytes : Buffer.from(body.string);
  if (await cachedAnswers?.finish(request, reply, { text: body.string, bytes, dependsOn })) return reply;
  return reply
    .code(status ?? 200)
    .headers({ 'cache-control': 'no-store', vary: 'accept', ...Object.fromEntries(headers) })
    .send(bytes);
}

/** In an address nothing has a media type, although some clients name one. */
function headersOf({ method, headers: given }: FastifyRequest): HeaderMap {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined || (name === 'content-type' && method !== 'POST')) continue;
    headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return headers;
}
