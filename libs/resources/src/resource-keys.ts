import type { IncomingMessage } from 'node:http';
import type { RequestKey, ResourceKeys } from '@tokorozawa/response-cache';
import type { FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';
import { chooseForm } from './choose-form';
import { originOf, paramsOf, queryFor } from './request-parts';
import type { Resource } from './resource';

export interface ResourceKeysOptions {
  /** Where the public finds the root of the product, without a slash at its end; empty if that is not known. */
  publicUrl: string;
  /** The path of the script that improves pages, or undefined: a page that loads another script is another answer. */
  pageScript(): string | undefined;
  /** True for the address of a proxy that is believed; undefined if none is. */
  isProxy: ((address: string) => boolean) | undefined;
}

/** How many ways to spell a request are remembered, with longer texts left out. */
const [maxSpellings, maxSpellingLength] = [5_000, 500];

/**
 * Says what requests for resources ask for, however they are spelled. Those that are spelled in the same way ask for the same,
 * so that the route of only one of them has to be found.
 */
export function resourceKeys({ publicUrl, pageScript, isProxy }: ResourceKeysOptions): ResourceKeys {
  const bySpelling = new LRUCache<string, RequestKey>({ max: maxSpellings });

  /** Everything of a request that decides which route, form, parameters and addresses are its own. */
  function spellingOf({ url = '', headers, socket }: IncomingMessage): string {
    const place = publicUrl || placeIn(headers, isProxy?.(socket.remoteAddress ?? '') ?? false);
    return `${url}\n${headers.accept ?? ''}\n${place}\n${pageScript() ?? ''}`;
  }

  return {
    known(message) {
      const { method } = message;
      if (method !== 'GET' && method !== 'HEAD') return undefined;
      const spelling = spellingOf(message);
      return spelling.length > maxSpellingLength ? undefined : bySpelling.get(spelling);
    },
    of(request) {
      const { resource } = request.routeOptions.config;
      const key = resource && keyOf(resource, [originOf(request, publicUrl), pageScript() ?? ''], request);
      if (key === undefined) return undefined;
      const spelling = spellingOf(request.raw);
      if (spelling.length <= maxSpellingLength) bySpelling.set(spelling, key);
      return key;
    },
  };
}

/** What the origin of the product, where no public address is set, is taken from. */
function placeIn(headers: IncomingMessage['headers'], isFromProxy: boolean): string {
  const host = headers.host ?? '';
  if (!isFromProxy) return host;
  // No header holds a line break, so that nobody else can spell it like a proxy.
  return `\n${JSON.stringify([host, headers['x-forwarded-host'], headers['x-forwarded-proto']])}`;
}

/** Undefined if the request is at fault. */
function keyOf(resource: Resource, circumstances: string[], request: FastifyRequest): RequestKey | undefined {
  try {
    const { form, params } = chooseForm(resource, paramsOf(request), request.headers.accept);
    const parts = [circumstances, resource.path, params, form.mediaType, [...queryFor(resource, request)]];
    return `resource ${JSON.stringify(parts)}`;
  } catch {
    return undefined;
  }
}
