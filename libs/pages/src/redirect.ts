import type { Representation, ResourceRequest } from '@tokorozawa/resources';

/** Sends the caller to the canonical path of the same resource, in the form and the language that were asked for. */
export function redirectTo({ addresses, query }: ResourceRequest, path: string, suffix?: string): Representation {
  const lang = query.get('lang');
  const target = addresses.relative(suffix === undefined ? path : `${path}.${suffix}`);
  const location = lang === null ? target : `${target}?lang=${encodeURIComponent(lang)}`;
  return { status: 308, headers: { location, 'cache-control': 'no-cache' }, body: '' };
}
