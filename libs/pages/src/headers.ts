import type { Addresses, Form } from '@tokorozawa/resources';
import { languageTagOf, Locale } from '@tokorozawa/vocabulary';

/** Pages load from this host alone. Their only script asks for other pages of this host, and they search by a form. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "connect-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join(';');

/** The headers of a page that stands at no address of its own, such as an error. */
export const plainPageHeaders: Record<string, string> = { 'content-security-policy': contentSecurityPolicy };

export interface LinkedAddresses {
  /** The permanent path of what is sent, without suffix and language. */
  path: string;
  /** All forms in which it is offered. */
  forms?: readonly Form[];
  /** Where it is described, such as the page of a file or the metadata of a list. */
  describedBy?: string;
  /** Other links: `<…>; rel="license"`. */
  more?: readonly string[];
}

/** The header `link` of any form of a resource: its canonical address, its other forms and languages, its description. */
export function linkHeader(
  addresses: Addresses,
  { path, forms = [], describedBy, more = [] }: LinkedAddresses,
): string {
  const links = [
    `<${addresses.canonical(path)}>; rel="canonical"`,
    ...Object.values(Locale).map(
      (locale) => `<${addresses.inLanguage(locale, path)}>; rel="alternate"; hreflang="${languageTagOf[locale]}"`,
    ),
    ...forms.flatMap(({ mediaType, suffix }) =>
      suffix === undefined
        ? []
        : [`<${addresses.absolute(`${path}.${suffix}`)}>; rel="alternate"; type="${mediaType.split(';')[0]}"`],
    ),
    ...(describedBy === undefined ? [] : [`<${addresses.absolute(describedBy)}>; rel="describedby"`]),
    ...more,
  ];
  return links.join(', ');
}

/** The headers of a page: its links, and a policy that allows its search. */
export const pageHeaders = (addresses: Addresses, linked: LinkedAddresses): Record<string, string> => ({
  ...plainPageHeaders,
  link: linkHeader(addresses, linked),
});
