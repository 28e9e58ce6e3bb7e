import type { IncomingHttpHeaders } from 'node:http';
import { MIMEType } from 'node:util';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';
import Negotiator from 'negotiator';

/** In bytes. */
export const maxBodySize = 256 * 1024;

/** The methods of `/graphql`, as in the header `allow`. */
const allowedMethods = 'GET, HEAD, POST, OPTIONS';
const methods = new Set(allowedMethods.split(', '));

/** An HTTP request that is refused before GraphQL is involved. */
class RequestRefusedError extends Error {
  constructor(
    readonly statusCode: number,
    message: string,
  ) {
    super(message);
  }
}

/**
 * Applies the rules of HTTP before the body is read: throws a RequestRefusedError, answers what needs no GraphQL, or
 * returns undefined.
 * @param explorer where the address bar of a browser is redirected, relative to `/graphql`; undefined without an explorer
 */
export function applyRequestRules(
  request: FastifyRequest,
  reply: FastifyReply,
  explorer: string | undefined,
): FastifyReply | undefined {
  const { method, headers } = request;
  if (!methods.has(method)) throw methodRefused(method, reply);
  if (method === 'OPTIONS') return reply.code(204).headers({ allow: allowedMethods, 'content-length': '0' }).send();
  const isPost = method === 'POST';
  if (isPost) requireJson(headers['content-type']);
  else if (explorer && hasNoQuery(request) && prefersPage(headers.accept)) {
    return reply.headers({ 'cache-control': 'no-store', vary: 'accept' }).redirect(explorer, 303);
  }
  if (!answerTypeFor(headers.accept) && !acceptsEvents(request)) {
    const types = 'application/graphql-response+json or application/json';
    throw new RequestRefusedError(406, `The answer is JSON. Let the header "accept" allow ${types}.`);
  }
  if (!isPost && isForgeable(headers)) {
    const how = 'Use POST, or set the header "apollo-require-preflight" to 1';
    throw new RequestRefusedError(400, `A page of another site could have sent this with your credentials. ${how}.`);
  }
  return undefined;
}

/** Refuses a request that accepts nothing but events, although it is no subscription. */
export function requireJsonAnswer({ headers }: FastifyRequest): void {
  if (answerTypeFor(headers.accept)) return;
  const message = 'Only subscriptions are answered as a stream of events.';
  throw new RequestRefusedError(406, `${message} Let the header "accept" allow application/json for others.`);
}

export function methodRefused(method: string, reply: FastifyReply): Error {
  reply.header('allow', allowedMethods);
  return new RequestRefusedError(405, `The method ${method} is not offered. Use GET or POST.`);
}

/** A page of another site cannot make a browser send a body of this media type without asking the gateway first. */
function requireJson(contentType: string | undefined): void {
  if (isJson(contentType)) return;
  const message = 'The body must be JSON in UTF-8. Send it with "content-type: application/json".';
  throw new RequestRefusedError(415, message);
}

function hasNoQuery({ query }: FastifyRequest): boolean {
  const { query: text, extensions } = query as Record<string, unknown>;
  return text === undefined && extensions === undefined;
}

/** Only a script can set one of these, and then the browser asks the gateway first. */
const scriptHeaders = ['apollo-require-preflight', 'x-apollo-operation-name'];

/**
 * True if a page of another site may have made a browser send this request with the credentials of its reader. A browser
 * attaches those of Basic and its like by itself; only a script sets a bearer's token.
 */
function isForgeable(headers: IncomingHttpHeaders): boolean {
  const { authorization } = headers;
  if (authorization === undefined || /^bearer /i.test(authorization)) return false;
  return !isJson(headers['content-type']) && !scriptHeaders.some((header) => headers[header]);
}

const batchError = {
  message:
    'Batches are not supported. Send each operation in a request of its own; the connection stays open between them.',
  extensions: { code: 'BAD_REQUEST' },
};

/** A longer batch gets one error, so that a small request cannot have a large answer. Clients send shorter ones. */
const maxBatchAnswers = 100;

/**
 * Refuses each operation of a batch separately, because clients that batch show only errors that take the place of an
 * answer. The status follows the rule for well-formed requests that are refused.
 */
export function refuseBatch(batch: unknown[], { headers }: FastifyRequest, reply: FastifyReply): FastifyReply {
  const isAnsweredEach = batch.length > 0 && batch.length <= maxBatchAnswers;
  return reply
    .code(isAnsweredEach && !expectsGraphqlJson(headers.accept) ? 200 : 400)
    .headers({ 'content-type': answerTypeFor(headers.accept), 'cache-control': 'no-store', vary: 'accept' })
    .send(JSON.stringify(isAnsweredEach ? batch.map(() => ({ errors: [batchError] })) : { errors: [batchError] }));
}

/** The media types of answers, in order of preference. */
const answerTypes = ['application/json; charset=utf-8', 'application/graphql-response+json; charset=utf-8'] as const;

export type AnswerType = (typeof answerTypes)[number];

/** Callers send the same few headers again and again, so the results are remembered. */
const maxHeaders = 200;
const answerTypesByAccept = new LRUCache<string, AnswerType | 'none'>({
  max: maxHeaders,
  memoMethod: chooseAnswerType,
});
const isJsonByContentType = new LRUCache<string, boolean>({ max: maxHeaders, memoMethod: isUtf8Json });

/** The media type of the answer to a request with this `accept`; undefined if it accepts none of ours. */
export function answerTypeFor(accept: string | undefined): AnswerType | undefined {
  if (!accept) return answerTypes[0];
  const type = answerTypesByAccept.memo(accept);
  return type === 'none' ? undefined : type;
}

/** True for a client that knows the media type of GraphQL, and therefore the meaning of its statuses. */
export const expectsGraphqlJson = (accept: string | undefined): boolean => answerTypeFor(accept) === answerTypes[1];

/** True for a client that prefers a page over JSON, such as the address bar of a browser. */
const prefersPage = (accept: string | undefined): boolean =>
  accept !== undefined && negotiate(accept, [...answerTypes, 'text/html']) === 'text/html';

const eventStream = 'text/event-stream';

/** True for a request that can be answered by server-sent events, if it is a subscription. */
export const acceptsEvents = ({ method, headers: { accept } }: FastifyRequest): boolean =>
  accept !== undefined && accept.includes(eventStream) && method !== 'HEAD';

/** True for the `content-type` of JSON in UTF-8. */
export const isJson = (contentType: string | undefined): boolean =>
  contentType !== undefined && isJsonByContentType.memo(contentType);

function chooseAnswerType(accept: string): AnswerType | 'none' {
  return negotiate(accept, answerTypes) ?? 'none';
}

function negotiate<Type extends string>(accept: string, types: readonly Type[]): Type | undefined {
  return new Negotiator({ headers: { accept } }).mediaType(types) as Type | undefined;
}

function isUtf8Json(contentType: string): boolean {
  try {
    const { essence, params } = new MIMEType(contentType);
    return essence === 'application/json' && /^utf-?8$/i.test(params.get('charset') ?? 'utf-8');
  } catch {
    return false;
  }
}
