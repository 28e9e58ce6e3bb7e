import type { FastifyRequest } from 'fastify';
import { Addresses } from './addresses';
import { chosenLocale } from './language';

/** The parts of the path, decoded. */
export const paramsOf = ({ params }: FastifyRequest): Record<string, string> => params as Record<string, string>;

/** The query parameters in the order in which they were sent. */
export function queryOf({ url }: FastifyRequest): URLSearchParams {
  const start = url.indexOf('?');
  return new URLSearchParams(start < 0 ? '' : url.slice(start));
}

export const addressesOf = (request: FastifyRequest, publicUrl: string): Addresses =>
  new Addresses(originOf(request, publicUrl), request.url.split('?')[0] as string, chosenLocale(queryOf(request)));

const hostPattern = /^[\w.-]+(:\d+)?$|^\[[\da-f:.]+\](:\d+)?$/i;

/** Where the root of the product is found: without a public address, where the caller found it. */
export function originOf({ protocol, host }: FastifyRequest, publicUrl: string): string {
  return publicUrl || `${protocol}://${hostPattern.test(host) ? host : 'localhost'}`;
}
