import type { FastifyRequest } from 'fastify';
import { Addresses } from './addresses';
import { chosenLocale } from './language';
import { readQuery } from './query-parameters';
import type { Resource } from './resource';

/** The parts of the path, decoded. */
export const paramsOf = ({ params }: FastifyRequest): Record<string, string> => params as Record<string, string>;

/** The query as it was sent, from its question mark on; empty without one. */
function searchOf({ url }: FastifyRequest): string {
  const start = url.indexOf('?');
  return start < 0 ? '' : url.slice(start);
}

/** The query parameters as they were sent. */
export const queryOf = (request: FastifyRequest): URLSearchParams => new URLSearchParams(searchOf(request));

/** The query parameters as the forms of a resource read them. */
export const queryFor = ({ keepsEmptyParameters = false }: Resource, request: FastifyRequest): URLSearchParams =>
  readQuery(searchOf(request), keepsEmptyParameters);

export const addressesOf = (request: FastifyRequest, publicUrl: string): Addresses =>
  new Addresses(originOf(request, publicUrl), request.url.split('?')[0] as string, chosenLocale(queryOf(request)));

const label = String.raw`\w(?:[\w-]*\w)?`;
const hostPattern = new RegExp(String.raw`^(?:${label}(?:\.${label})*\.?|\[[\da-f:.]+\])(?::\d{1,5})?$`, 'i');

/** Almost all requests name the same host. */
let lastHost = { host: '', isValid: false };

/** True for a name or an address of a host, with or without a port, that may stand in addresses of ours. */
function isHost(host: string): boolean {
  if (lastHost.host !== host) {
    lastHost = { host, isValid: hostPattern.test(host) && URL.canParse(`http://${host}/`) };
  }
  return lastHost.isValid;
}

/** Where the root of the product is found: without a public address, where the caller found it. */
export function originOf({ protocol, host }: FastifyRequest, publicUrl: string): string {
  if (publicUrl) return publicUrl;
  // A proxy may pass on a header that anybody wrote.
  const scheme = /^https$/i.test(protocol) ? 'https' : 'http';
  return `${scheme}://${isHost(host) ? host : 'localhost'}`;
}
