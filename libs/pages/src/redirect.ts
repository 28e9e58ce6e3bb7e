import type { Representation, ResourceRequest } from '@tokorozawa/resources';

/** Sends the caller to the canonical path of the same resource, in the form and with the parameters that were asked for. */
export function redirectTo({ addresses, query }: ResourceRequest, path: string, suffix?: string): Representation {
  const target = addresses.relative(suffix === undefined ? path : `${path}.${suffix}`);
  const location = query.size > 0 ? `${target}?${String(query)}` : target;
  return { status: 308, headers: { location, 'cache-control': 'no-cache' }, body: '' };
}
