import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { ConnectionError, FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ErrorCode } from '@tokorozawa/vocabulary';
import { statusOf, type Refusal } from '../admission/refusal';
import type { Incidents } from '../incidents/incidents';
import { largestBody } from '../limits/limits';
import { answerTypeFor } from './media-types';
import { refusedMethod } from './request-rules';

const sentences: Record<string, string> = {
  FST_ERR_CTP_BODY_TOO_LARGE: `The request's body is larger than ${largestBody} bytes. Send a smaller one.`,
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'The media type of the body is not supported. Send application/json.',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'The body is empty. Send JSON with a "query".',
  FST_ERR_CTP_INVALID_JSON_BODY: 'The body is not JSON. Send JSON with a "query".',
  FST_ERR_BAD_URL: 'The path of the request is not well encoded. GraphQL is at /graphql.',
};

const failed = 'Something went wrong on our side; it has been logged under the x-request-id of this answer.';

/** What goes wrong outside GraphQL is told as problem details (RFC 9457); at `/graphql`, as a GraphQL error. */
export function tellError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const status = error.statusCode && error.statusCode < 500 ? error.statusCode : 500;
  if (status === 500) request.log.error({ err: error }, 'a request failed');
  const detail = sentences[error.code] ?? (status === 500 ? failed : error.message);
  const code = status === 500 ? 'INTERNAL_SERVER_ERROR' : 'BAD_REQUEST';
  return isGraphql(request.url)
    ? graphqlError(request, reply, status, { message: detail, code })
    : problem(reply, status, detail);
}

/** Tells a caller that the request was not begun with. */
export function refuse(request: FastifyRequest, reply: FastifyReply, refusal: Refusal): FastifyReply {
  const { code, message, retryAfter } = refusal;
  const status = statusOf[code];
  reply.header('retry-after', String(retryAfter));
  return isGraphql(request.url)
    ? graphqlError(request, reply, status, { message, code })
    : problem(reply, status, message);
}

/** What Node itself cannot make a request of; the connection ends with it. */
export function tellBadRequest(error: ConnectionError, socket: Socket, incidents: Incidents): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const { status, detail } = badRequests[error.code] ?? notHttp;
  if (status === 408) incidents.note('request-refused', 'received-too-slowly');
  const body = JSON.stringify({ type: 'about:blank', title: STATUS_CODES[status], status, detail });
  if (socket.writable) {
    socket.write(
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nconnection: close\r\ncontent-type: application/problem+json\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
    );
  }
  socket.destroy();
}

const notHttp = { status: 400, detail: 'The request is not HTTP as the gateway understands it.' };
const badRequests: Record<string, typeof notHttp> = {
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, detail: 'The request did not arrive in time. Send it again, as a whole.' },
  HPE_HEADER_OVERFLOW: { status: 431, detail: 'The headers are too large. Send fewer, or shorter ones.' },
};

export function problemDetails(server: FastifyInstance): void {
  server.setErrorHandler(tellError);
  server.setNotFoundHandler((request, reply) => {
    // Only a method that the HTTP server does not know leads here.
    if (isGraphql(request.url)) throw refusedMethod(request.method, reply);
    return problem(reply, 404, `There is nothing at ${request.url.split('?')[0]}. GraphQL is at /graphql.`);
  });
}

const isGraphql = (url: string): boolean => url === '/graphql' || url.startsWith('/graphql?');

function graphqlError(
  { headers: { accept } }: FastifyRequest,
  reply: FastifyReply,
  status: number,
  { message, code }: { message: string; code: ErrorCode },
): FastifyReply {
  return reply
    .code(status)
    .type(answerTypeFor(accept) ?? 'application/json; charset=utf-8')
    .headers({ 'cache-control': 'no-store', vary: 'accept' })
    .send({ errors: [{ message, extensions: { code } }] });
}

function problem(reply: FastifyReply, status: number, detail: string): FastifyReply {
  const title = STATUS_CODES[status];
  return reply.code(status).type('application/problem+json').send({ type: 'about:blank', title, status, detail });
}
