import { STATUS_CODES } from 'node:http';
import { languageTagOf, Locale, negotiateLocale } from '@tokorozawa/vocabulary';
import type { FastifyReply, FastifyRequest } from 'fastify';
import Negotiator from 'negotiator';
import type { Addresses } from './addresses';
import { chooseForm, essenceOf } from './choose-form';
import { addressesOf, paramsOf, queryOf } from './request-parts';
import type { Resource } from './resource';
import type { ResourceError } from './resource-error';

/** Writes a page for a person about what is wrong. */
export type ErrorPage = (error: ResourceError, request: { locale: Locale; addresses: Addresses }) => string;

export interface ErrorOptions {
  publicUrl: string;
  errorPage: ErrorPage;
}

/** Says why a resource cannot be sent: to a person with a page, to a program as problem details (RFC 9457). */
export function sendResourceError(
  error: ResourceError,
  request: FastifyRequest,
  reply: FastifyReply,
  { publicUrl, errorPage }: ErrorOptions,
): FastifyReply {
  const { status, code, text, parameter } = error;
  const locale = languageOf(request);
  const addresses = addressesOf(request, publicUrl);
  reply.code(status).headers({
    'cache-control': 'no-store',
    vary: 'accept, accept-language',
    'content-language': languageTagOf[locale],
    ...(status === 503 && { 'retry-after': '2' }),
  });
  if (expectsPage(request)) return reply.type('text/html; charset=utf-8').send(errorPage(error, { locale, addresses }));
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

function languageOf(request: FastifyRequest): Locale {
  const tag = queryOf(request).get('lang');
  if (tag === 'en') return Locale.EN;
  return tag === 'ja' ? Locale.JA : negotiateLocale(request.headers['accept-language']);
}

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
