import type { FastifyInstance } from 'fastify';

/** The path of an address without the slash at its end: `/keikaku` of `https://www.city.example/keikaku`; empty for none. */
export const pathOf = (publicUrl: string): string => (publicUrl ? new URL(publicUrl).pathname.replace(/\/$/, '') : '');

/**
 * The URL of a request without the path of the public address, for a proxy that passes it on. A proxy that takes it off itself
 * sends URLs without it, which stay as they are.
 */
export const withoutPublicPath = (path: string, url: string): string =>
  url.startsWith(`${path}/`) ? url.slice(path.length) : url;

/** Sends whoever leaves out the slash behind the path to the front page, whose links are relative. */
export function redirectToFrontPage(server: FastifyInstance, path: string, publicUrl: string): void {
  server.get(path, ({ url }, reply) => reply.redirect(`${publicUrl}/${url.slice(path.length)}`, 308));
}

/**
 * Leads an address with a slash at its end, as people shorten or copy it, to the page without it. The links of a page are
 * relative, so it cannot be served at both.
 */
export function redirectWithoutSlash(server: FastifyInstance): void {
  server.addHook('onRequest', async ({ method, url }, reply) => {
    if (method !== 'GET' && method !== 'HEAD') return undefined;
    const [path = ''] = url.split('?', 1);
    if (!path.endsWith('/')) return undefined;
    const name = path.slice(path.lastIndexOf('/', path.length - 2) + 1, -1);
    return name === '' ? undefined : reply.redirect(`../${name}${url.slice(path.length)}`, 308);
  });
}
