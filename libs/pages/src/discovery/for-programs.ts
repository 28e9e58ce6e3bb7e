import { completeData, type Resource, type ResourceRequest } from '@tokorozawa/resources';
import { sitemapPath } from './sitemap';

const plainText = 'text/plain; charset=utf-8';

/** A text at one address for programs, in one language. */
const textAt = (path: string, write: (request: ResourceRequest) => string | Promise<string>): Resource => ({
  path,
  forms: [
    {
      mediaType: plainText,
      write: async (request) => ({ body: await write(request), headers: { 'content-language': 'en' } }),
    },
  ],
});

/** What crawlers may read: everything, but not a whole graph by guesses; nothing of an instance for trying. */
export const robots: Resource = textAt('/robots.txt', ({ addresses, isSandbox }) =>
  isSandbox
    ? 'User-agent: *\nDisallow: /\n'
    : `User-agent: *\nDisallow: /graphql\nAllow: /\n\nSitemap: ${addresses.absolute(sitemapPath)}\n`,
);

const today = 'query Today { today { earliest } }';

/** In days. RFC 9116 recommends less than a year. */
const validity = 180;

/** Where to report a vulnerability (RFC 9116). It expires some months after the day on which it is read. */
export const securityText: Resource = textAt('/.well-known/security.txt', async ({ addresses, ask }) => {
  const data = completeData(await ask<{ today: { earliest: string } }>(today));
  const expires = new Date(data.today.earliest);
  expires.setUTCDate(expires.getUTCDate() + validity);
  return [
    `Contact: ${addresses.absolute('/about#security')}`,
    `Expires: ${expires.toISOString()}`,
    'Preferred-Languages: ja, en',
    `Canonical: ${addresses.absolute('/.well-known/security.txt')}`,
    '',
  ].join('\n');
});
