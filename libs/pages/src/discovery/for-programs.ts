import { completeData, notFound, type Resource, type ResourceRequest } from '@tokorozawa/resources';
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

/**
 * Where to report a vulnerability (RFC 9116). It expires some months after the day on which it is read. Without a contact,
 * which must be somebody who answers for this installation, there is no such file.
 */
export const securityText: Resource = textAt('/.well-known/security.txt', async (request) => {
  const { addresses, ask, securityContacts } = request;
  if (securityContacts.length === 0) throw noContact;
  const data = completeData(await ask<{ today: { earliest: string } }>(today));
  const expires = new Date(data.today.earliest);
  expires.setUTCDate(expires.getUTCDate() + validity);
  return [
    ...securityContacts.map((contact) => `Contact: ${contact}`),
    `Expires: ${expires.toISOString()}`,
    'Preferred-Languages: ja, en',
    `Canonical: ${addresses.absolute('/.well-known/security.txt')}`,
    `Policy: ${addresses.absolute('/about#security')}`,
    '',
  ].join('\n');
});

const noContact = notFound({
  ja: 'このサイトの運営者は、脆弱性の連絡先を設定していません。ソフトウェアの脆弱性の知らせ方は /about#security にあります。',
  en: 'The operator of this site has set no contact for vulnerabilities. /about#security says how to report one of the software.',
});
