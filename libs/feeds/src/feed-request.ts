import { pathLabel } from '@tokorozawa/answer-tables';
import { enumText } from '@tokorozawa/record-fields';
import {
  completeData,
  domainsMissing,
  typeNameOf,
  type Answer,
  type Resource,
  type ResourceRequest,
} from '@tokorozawa/resources';
import { inPath } from '@tokorozawa/vocabulary/record-id';
import { languageTagOf, Locale, type LocalizedText } from '@tokorozawa/vocabulary';
import { linkHeader } from '@tokorozawa/pages';
import { atomType, type Feed, type Link, writeFeed } from './atom';

export type Words = LocalizedText & { en: string };

/** A text in the language of the request. */
export const say = ({ locale }: Pick<ResourceRequest, 'locale'>, { ja, en }: Words): string =>
  locale === Locale.EN ? en : ja;

/** What a value of an enum is called. */
export function nameOf(request: ResourceRequest, typeName: string, value: string): string {
  const type = request.schema.getType(typeName);
  return type ? say(request, enumText(type, value)) : value;
}

/** What a field of a record is called on its page: 「締結の経緯 › 1 › 時期」. */
export const fieldNameOf = ({ schema, locale }: ResourceRequest, recordType: string, field: string): string =>
  pathLabel(schema, typeNameOf(recordType), field, languageTagOf[locale]);

/** The data of an answer, unless a domain is missing from them. Throws a ResourceError. */
export function wholeData<Data>(
  { schema }: ResourceRequest,
  answer: Answer<Data>,
  unavailable: (data: Data) => string[],
): Data {
  const data = completeData(answer);
  const missing = unavailable(data);
  if (missing.length === 0) return data;
  throw domainsMissing(schema, missing);
}

/** Makes a feed of what it reads. */
export const feedResource = (
  path: string,
  parameters: readonly string[],
  read: (request: ResourceRequest) => Promise<Feed>,
): Resource => ({
  path,
  parameters,
  forms: [
    {
      mediaType: `${atomType}; charset=utf-8`,
      suffix: 'atom',
      async write(request) {
        const feed = await read(request);
        const mark = request.isSandbox ? say(request, { ja: '【試用】', en: '[Sandbox] ' }) : '';
        const canonical = path.replace(/:(\w+)/, (_part, name: string) => inPath(request.params[name] ?? ''));
        return {
          body: writeFeed({ ...feed, title: mark + feed.title }),
          headers: { link: linkHeader(request.addresses, { path: canonical, describedBy: '/feeds' }) },
        };
      },
    },
  ],
});

/**
 * The links of a feed: to itself, to the page of the product, and to its pages (RFC 5005).
 * @param path below the root, with its suffix
 * @param next the cursor with which older entries begin; null if there are none
 */
export function linksOf(
  request: ResourceRequest,
  path: string,
  parameters: readonly string[],
  next: string | null,
): Link[] {
  const { query, addresses } = request;
  const at = (changes: Record<string, string | undefined>): string => {
    const search = new URLSearchParams();
    for (const name of [...parameters, 'lang']) {
      const value = name in changes ? changes[name] : query.get(name);
      if (value !== null && value !== undefined) search.append(name, value);
    }
    return addresses.absolute(path) + (search.size > 0 ? `?${search.toString()}` : '');
  };
  const pages: Link[] = parameters.includes('before')
    ? [
        { rel: 'first', type: atomType, href: at({ before: undefined }) },
        ...(next === null ? [] : [{ rel: 'next' as const, type: atomType, href: at({ before: next }) }]),
      ]
    : [];
  return [
    { rel: 'self', type: atomType, href: at({}) },
    { rel: 'alternate', type: 'text/html', href: addresses.absolute('/feeds') },
    ...pages,
  ];
}
