import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { answerTypeFor, isJson, prefersPage } from './media-types';

/** The methods of `/graphql`, as the header "allow" lists them. */
const allowedMethods = 'GET, HEAD, POST, OPTIONS';
const methods = new Set(allowedMethods.split(', '));

/** An HTTP request that is refused before GraphQL sees it. The sentence tells the caller what to do. */
class RefusedRequestError extends Error {
  constructor(
    readonly statusCode: number,
    sentence: string,
  ) {
    super(sentence);
  }
}

/**
 * Answers what needs no GraphQL, and throws a RefusedRequestError for what is no GraphQL over HTTP, before the body is
 * read.
 * @param explorer where a reader's browser is led, relative to `/graphql`; undefined without an explorer
 */
export function checkRequest(
  request: FastifyRequest,
  reply: FastifyReply,
  explorer: string | undefined,
): FastifyReply | undefined {
  const { method, headers } = request;
  if (!methods.has(method)) throw refusedMethod(method, reply);
  if (method === 'OPTIONS') return reply.code(204).headers({ allow: allowedMethods, 'content-length': '0' }).send();
  const isPost = method === 'POST';
  if (isPost) requireJson(headers['content-type']);
  else if (explorer && asksNothing(request) && prefersPage(headers.accept)) {
    return reply.headers({ 'cache-control': 'no-store', vary: 'accept' }).redirect(explorer, 303);
  }
  if (!answerTypeFor(headers.accept)) {
    const types = 'application/graphql-response+json or application/json';
    throw new RefusedRequestError(406, `The answer is JSON. Let the header "accept" allow ${types}.`);
  }
  if (!isPost && isForgeable(headers)) {
    const how = 'Use POST, or set the header "apollo-require-preflight" to 1';
    throw new RefusedRequestError(400, `A page of another site could have sent this with your credentials. ${how}.`);
  }
  return undefined;
}

export function refusedMethod(method: string, reply: FastifyReply): RefusedRequestError {
  reply.header('allow', allowedMethods);
  return new RefusedRequestError(405, `The method ${method} is not offered. Use GET or POST.`);
}

/** Of all requests that a page of another site can make a browser send unasked, none has a body of this media type. */
function requireJson(contentType: string | undefined): void {
  if (isJson(contentType)) return;
  const sentence = 'The body must be JSON in UTF-8. Send it with "content-type: application/json".';
  throw new RefusedRequestError(415, sentence);
}

function asksNothing({ query }: FastifyRequest): boolean {
  const { query: text, extensions } = query as Record<string, unknown>;
  return text === undefined && extensions === undefined;
}

/** With one of these a browser first asks the gateway, for it is a script that sets them. */
const setByScripts = ['apollo-require-preflight', 'x-apollo-operation-name'];

/**
 * Whether a browser may have attached the caller's credentials although a page of another site made the request. A
 * bearer's token is always set by a script; those of Basic and the like are attached by the browser.
 */
function isForgeable(headers: IncomingHttpHeaders): boolean {
  const { authorization } = headers;
  if (authorization === undefined || /^bearer /i.test(authorization)) return false;
  return !isJson(headers['content-type']) && !setByScripts.some((header) => headers[header]);
}
