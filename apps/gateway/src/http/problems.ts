import { maxHeaderSize, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { refusalStatus, type Refusal } from '@tokorozawa/admission-control';
import { errorPage } from '@tokorozawa/pages';
import { expectsPage, notFound, sendResourceError, type ErrorOptions } from '@tokorozawa/resources';
import { errorCodes, type ErrorCode } from '@tokorozawa/vocabulary';
import type { ConnectionError, FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { maskedMessage } from '../graphql/format-error';
import type { Incidents } from '../incidents';
import { answerTypeFor, maxBodySize, methodRefused } from './request-rules';

const problemMessages: Record<string, string> = {
  FST_ERR_CTP_BODY_TOO_LARGE: `The request's body is larger than ${maxBodySize} bytes. Send a smaller one.`,
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'The media type of the body is not supported. Send application/json.',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'The body is empty. Send JSON with a "query".',
  FST_ERR_CTP_INVALID_JSON_BODY: 'The body is not JSON. Send JSON with a "query".',
  FST_ERR_BAD_URL: 'The path of the request is not well encoded. GraphQL is at /graphql.',
};

/** Handles errors outside GraphQL: problem details (RFC 9457) or, at `/graphql`, a GraphQL error. */
export function problemHandlers(server: FastifyInstance, pageOptions: Omit<ErrorOptions, 'errorPage'>): void {
  server.setErrorHandler(sendError);
  server.setNotFoundHandler((request, reply) => {
    // Fastify comes here with a method that it does not know.
    if (isGraphql(request.url)) throw methodRefused(request.method, reply);
    if (expectsPage(request)) return sendResourceError(nothingHere, request, reply, { ...pageOptions, errorPage });
    const message = `There is nothing at ${request.url.split('?')[0]}. GraphQL is at /graphql.`;
    return sendProblem(reply, 404, { message, code: 'NOT_FOUND' });
  });
}

const nothingHere = notFound({
  ja: 'このアドレスには何もありません。',
  en: 'There is nothing at this address.',
});

export function sendError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const status = error.statusCode && error.statusCode < 500 ? error.statusCode : 500;
  if (status === 500) request.log.error({ err: error }, 'a request failed');
  const message = problemMessages[error.code] ?? (status === 500 ? maskedMessage : error.message);
  const code = codeOfStatus[status] ?? 'BAD_REQUEST';
  return isGraphql(request.url)
    ? sendGraphqlError(request, reply, status, { message, code })
    : sendProblem(reply, status, { message, code });
}

const codeOfStatus: Partial<Record<number, ErrorCode>> = {
  405: 'METHOD_NOT_ALLOWED',
  406: 'NOT_ACCEPTABLE',
  500: 'INTERNAL_SERVER_ERROR',
};

/** Refuses a request before it is known what it asks for. */
export function sendRequestError(
  request: FastifyRequest,
  reply: FastifyReply,
  message: string,
  code: ErrorCode,
): FastifyReply {
  return sendRefused(request, reply, errorCodes[code].status, { message, code });
}

export function sendRefusal(request: FastifyRequest, reply: FastifyReply, refusal: Refusal): FastifyReply {
  const { code, message, retryAfter } = refusal;
  const status = refusalStatus[code];
  reply.header('retry-after', String(retryAfter));
  return sendRefused(request, reply, status, { message, code });
}

/** What is said of a fault. */
interface PublicError {
  message: string;
  code: ErrorCode;
}

/** In the form of what the request is for: GraphQL, a message of an assistant, or anything else. */
function sendRefused(request: FastifyRequest, reply: FastifyReply, status: number, error: PublicError): FastifyReply {
  const { url, method } = request;
  if (isGraphql(url)) return sendGraphqlError(request, reply, status, error);
  return method === 'POST' && isMessage(url)
    ? sendRpcError(reply, status, error.message)
    : sendProblem(reply, status, error);
}

const notHttp = { status: 400, detail: 'The request is not HTTP as the gateway understands it.' };
const connectionProblems: Record<string, typeof notHttp> = {
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, detail: 'The request did not arrive in time. Send it again, as a whole.' },
  HPE_INVALID_URL: {
    status: 400,
    detail:
      'The address has a character that must be percent-encoded, as browsers do by themselves: q=%E4%BA%BA%E5%8F%A3. With curl, use -G and --data-urlencode for each parameter.',
  },
  HPE_HEADER_OVERFLOW: {
    status: 431,
    detail: `The address and the headers are larger than ${maxHeaderSize} bytes in all. Send fewer headers, or shorter ones; send a long query of GraphQL as JSON with POST.`,
  },
};

/** Answers what Node cannot parse as a request, and closes its connection. */
export function sendConnectionProblem(error: ConnectionError, socket: Socket, incidents: Incidents): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const { status, detail } = connectionProblems[error.code] ?? notHttp;
  if (status === 408) incidents.note('request-refused', 'received-too-slowly');
  const body = JSON.stringify({
    type: 'about:blank',
    title: STATUS_CODES[status],
    status,
    detail,
    code: 'BAD_REQUEST',
  });
  if (socket.writable) {
    socket.write(
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nconnection: close\r\ncontent-type: application/problem+json\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
    );
  }
  socket.destroy();
}

const isGraphql = (url: string): boolean => url === '/graphql' || url.startsWith('/graphql?');

const isMessage = (url: string): boolean => url === '/mcp' || url.startsWith('/mcp?');

/** JSON-RPC leaves the number -32000 to servers. */
const sendRpcError = (reply: FastifyReply, status: number, message: string): FastifyReply =>
  reply
    .code(status)
    .header('cache-control', 'no-store')
    .send({ jsonrpc: '2.0', error: { code: -32_000, message }, id: null });

function sendGraphqlError(
  { headers: { accept } }: FastifyRequest,
  reply: FastifyReply,
  status: number,
  { message, code }: PublicError,
): FastifyReply {
  return reply
    .code(status)
    .type(answerTypeFor(accept) ?? 'application/json; charset=utf-8')
    .headers({ 'cache-control': 'no-store', vary: 'accept' })
    .send({ errors: [{ message, extensions: { code } }] });
}

function sendProblem(reply: FastifyReply, status: number, { message, code }: PublicError): FastifyReply {
  const problem = { type: 'about:blank', title: STATUS_CODES[status], status, detail: message, code };
  return reply.code(status).type('application/problem+json').send(problem);
}
