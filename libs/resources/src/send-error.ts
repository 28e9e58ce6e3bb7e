import { STATUS_CODES } from 'node:http';
import { languageTagOf, Locale, negotiateLocale } from '@tokorozawa/vocabulary';
import type { FastifyReply, FastifyRequest } from 'fastify';
import Negotiator from 'negotiator';
import { chooseForm, essenceOf } from './choose-form';
import { addressesOf, paramsOf, queryOf } from './request-parts';
import { chosenLocale } from './language';
import type { Representation, Resource, ResourceRequest } from './resource';
import type { ResourceError } from './resource-error';

/** Writes a page for a person about what is wrong. */
export type ErrorPage = (
  error: ResourceError,
  request: Pick<ResourceRequest, 'locale' | 'addresses' | 'isSandbox' | 'pageScript'>,
) => Pick<Representation, 'body' | 'headers'>;

export interface ErrorOptions {
  publicUrl: string;
  /** True in an instance for trying: every page says that records are made up. */
  isSandbox: boolean;
  /** The path of the script that improves pages; undefined while it is not built. */
  pageScript(): string | undefined;
  errorPage: ErrorPage;
}

/** In seconds. When what does not answer now may be asked again. */
export const retryAfterOutage = '2';

/** Says why a resource cannot be sent: to a person with a page, to a program as problem details (RFC 9457). */
export function sendResourceError(
  error: ResourceError,
  request: FastifyRequest,
  reply: FastifyReply,
  { publicUrl, isSandbox, pageScript, errorPage }: ErrorOptions,
): FastifyReply {
  const { status, code, text, parameter } = error;
  const locale = languageOf(request);
  const addresses = addressesOf(request, publicUrl);
  reply.code(status).headers({
    'cache-control': 'no-store',
    vary: 'accept, accept-language',
    'content-language': languageTagOf[locale],
    ...(status === 503 && { 'retry-after': retryAfterOutage }),
  });
  if (expectsPage(request)) {
    const { body, headers = {} } = errorPage(error, { locale, addresses, isSandbox, pageScript: pageScript() });
    return reply.type('text/html; charset=utf-8').headers(headers).send(body);
  }
  const detail = locale === Locale.EN ? text.en : text.ja;
  const problem = {
    type: 'about:blank',
    title: STATUS_CODES[status],
    status,
    detail,
    code,
    ...(parameter && { parameter }),
  };
  return reply.type('application/problem+json').send(problem);
}

const languageOf = (request: FastifyRequest): Locale =>
  chosenLocale(queryOf(request)) ?? negotiateLocale(request.headers['accept-language']);

/** True if the caller would have got a page or, where no form is offered to it, prefers one. */
export function expectsPage(request: FastifyRequest): boolean {
  const { resource } = request.routeOptions.config;
  const { accept } = request.headers;
  return (resource && hasPageAsForm(resource, request)) ?? prefersPage(accept);
}

function hasPageAsForm(resource: Resource, request: FastifyRequest): boolean | undefined {
  try {
    return essenceOf(chooseForm(resource, paramsOf(request), request.headers.accept).form) === 'text/html';
  } catch {
    return undefined;
  }
}

const prefersPage = (accept = ''): boolean =>
  accept.includes('text/html') &&
  new Negotiator({ headers: { accept } }).mediaType(['application/problem+json', 'application/json', 'text/html']) ===
    'text/html';
