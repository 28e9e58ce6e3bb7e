import { HeaderMap } from '@apollo/server';
import { callerOf, type Admission } from '@tokorozawa/admission-control';
import { ForbiddenMemberError, NotUtf8Error, parseJsonBytes } from '@tokorozawa/exact-json';
import { Dependencies, type HttpCache } from '@tokorozawa/response-cache';
import { Deadline } from '@tokorozawa/subgraph-kit';
import { languageTagOf, negotiateLocale } from '@tokorozawa/vocabulary';
import { errorCodes, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { GatewayContext } from '../context';
import type { AskingContext } from '../graphql/ask-graph';
import { streamEvents, type EventStreamOptions } from './event-stream';
import { acceptsEvents, applyRequestRules, expectsGraphqlJson, refuseBatch, requireJsonAnswer } from './request-rules';

export interface GraphqlRouteOptions extends EventStreamOptions {
  httpCache: HttpCache | undefined;
  admission: Admission;
}

/** Serves `/graphql` by the GraphQL over HTTP specification. Apollo Server processes the operations. */
export function graphqlRoute(server: FastifyInstance, options: GraphqlRouteOptions): void {
  useExactJson(server);
  // One route serves all files of the built pages.
  const explorer = server.hasRoute({ method: 'GET', url: '/*' }) ? 'explorer' : undefined;
  server.all('/graphql', {
    // The rules answer OPTIONS, also for CORS.
    config: { cors: { preflightContinue: true }, acceptsCredentials: true },
    onRequest: async (request, reply) => applyRequestRules(request, reply, explorer),
    handler: options.admission.limitConcurrency(async (request, reply, began) => {
      if (Array.isArray(request.body)) return refuseBatch(request.body, request, reply);
      const context = askingContextOf(request);
      if (acceptsEvents(request)) {
        if (await streamEvents(options, context, request, reply)) return reply;
        requireJsonAnswer(request);
      }
      const deadline = new Deadline(options.requestTimeout, began);
      return answer(options, { ...context, deadline }, request, reply);
    }),
  });
}

/** A request as its operations see it. It keeps nothing else of the request. */
export function askingContextOf(request: FastifyRequest): AskingContext {
  return {
    requestId: request.id,
    credentials: request.headers.authorization ?? '',
    client: callerOf(request),
    caller: request.caller,
    idempotencyKey: undefined,
    locale: negotiateLocale(request.headers['accept-language']),
    log: request.log,
  };
}

/** Fastify's own parser rounds large integers. */
function useExactJson(server: FastifyInstance): void {
  server.removeContentTypeParser('application/json');
  server.addContentTypeParser('application/json', { parseAs: 'buffer' }, async (_request: unknown, body: Buffer) => {
    if (body.length === 0) throw new errorCodes.FST_ERR_CTP_EMPTY_JSON_BODY();
    try {
      return parseJsonBytes(body);
    } catch (error) {
      if (error instanceof ForbiddenMemberError || error instanceof NotUtf8Error)
        throw Object.assign(error, { statusCode: 400 });
      throw new errorCodes.FST_ERR_CTP_INVALID_JSON_BODY();
    }
  });
}

/** In characters. */
const maxShortText = 1_024;

async function answer(
  { apollo, httpCache }: GraphqlRouteOptions,
  asking: AskingContext & Pick<GatewayContext, 'deadline'>,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const dependencies = new Dependencies();
  const answer: GatewayContext['answer'] = {};
  const context = { ...asking, dependencies, answer };
  const { status, headers, body } = await apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest: {
      // HEAD is GET, and the HTTP server leaves the body out.
      method: request.method === 'HEAD' ? 'GET' : request.method,
      headers: headersOf(request),
      search: searchOf(request.url),
      body: request.body,
    },
    context: async () => context,
  });
  if (body.kind !== 'complete') throw new Error('The gateway does not answer in parts.');
  const { written } = answer;
  // Apollo Server keeps the context longer than the request; see DataPlaceholder.
  answer.written = undefined;
  // Requests that share an answer share its bytes.
  const bytes = written?.body === body.string ? written.bytes : Buffer.from(body.string);
  // Apollo Server writes the errors of an answer before its data.
  const hasErrors = !body.string.startsWith('{"data":');
  if (await httpCache?.addAndSend(request, reply, { bytes, hasErrors, dependencies })) return reply;
  return (
    reply
      .code(status ?? 200)
      .headers({
        'cache-control': 'no-store',
        vary: 'accept, accept-language',
        'content-language': languageTagOf[context.locale],
        ...Object.fromEntries(headers),
      })
      // Node writes a short text together with the headers, in one system call.
      .send(body.string.length <= maxShortText ? body.string : bytes)
  );
}

/** The query string of a URL, with its question mark. */
const searchOf = (url: string): string => /\?.*/.exec(url)?.[0] ?? '';

/**
 * The headers that Apollo Server reads. A GET has no body and therefore no media type, although some clients name one. Nor
 * does it see an `accept` that allows what it answers by default, which it would parse twice.
 */
function headersOf({ method, headers }: FastifyRequest): HeaderMap {
  const map = new HeaderMap();
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined || (name === 'content-type' && method !== 'POST')) continue;
    if (name === 'accept' && !expectsGraphqlJson(headers.accept)) continue;
    map.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return map;
}
