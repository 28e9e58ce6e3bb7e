import { embedCode, indicatorPath, inLanguage, siteName, tagOf } from '@tokorozawa/pages';
import { Locale } from '@tokorozawa/vocabulary';
import { findQuestion, type KnownQuestions, questionAddress, readVariables } from '@tokorozawa/questions';
import { badParameter, notFound, type Resource, ResourceError, type ResourceRequest } from '@tokorozawa/resources';
import { recordPath } from '@tokorozawa/vocabulary/record-id';
import { readFigure, readIndicator, titleOf } from './figures';

/** What other sites embed when somebody gives them the address of one of our pages (oEmbed 1.0). */
export function oembedResource(known: KnownQuestions): Resource {
  return {
    path: '/oembed',
    // WordPress and others say by `dnt` that readers must not be followed, which we never do.
    parameters: ['url', 'format', 'maxwidth', 'maxheight', 'dnt'],
    forms: [
      {
        mediaType: 'application/json; charset=utf-8',
        async write(asked) {
          const { query } = asked;
          const format = query.get('format') ?? 'json';
          if (format !== 'json' && format !== 'xml') throw unknownFormat;
          const [maxWidth, maxHeight] = [sizeOf(query, 'maxwidth'), sizeOf(query, 'maxheight')];
          const url = query.get('url');
          if (!url) {
            throw badParameter('url', {
              ja: '"url" に、このサイトのページのアドレスを指定してください。',
              en: '"url" must be the address of a page of this site.',
            });
          }
          // What is embedded is in the language of the page whose address was given.
          const request = { ...asked, locale: localeIn(url) ?? asked.locale };
          const embedded = await resolve(known, request, url);
          const width = Math.min(maxWidth ?? defaultWidth, defaultWidth);
          const height = Math.min(maxHeight ?? embedded.height, embedded.height);
          const answer = {
            version: '1.0',
            type: 'rich',
            title: embedded.title,
            provider_name: siteName[tagOf(request)],
            provider_url: request.addresses.absolute('/'),
            width,
            height,
            html: embedCode(request, { path: embedded.path, title: embedded.title, height }).replace(
              'width="100%"',
              `width="${width}"`,
            ),
          };
          return format === 'json'
            ? { body: `${JSON.stringify(answer)}\n` }
            : { body: xmlOf(answer), headers: { 'content-type': 'text/xml; charset=utf-8' } };
        },
      },
    ],
  };
}

/** In pixels. */
const defaultWidth = 720;

const unknownFormat = new ResourceError(
  501,
  'BAD_USER_INPUT',
  { ja: '"format" は json か xml です。', en: '"format" must be json or xml.' },
  'format',
);

const unknownUrl = notFound(
  {
    ja: 'このアドレスには、埋め込めるものがありません。埋め込めるのは、このサイトの質問(/q/…)、指標(/indicators/…)、数値(/id/…)です。',
    en: 'There is nothing to embed at this address. What can be embedded are questions (/q/…), indicators (/indicators/…) and figures (/id/…) of this site.',
  },
  'url',
);

function sizeOf(query: URLSearchParams, name: string): number | undefined {
  const text = query.get(name);
  if (text === null) return undefined;
  if (/^[1-9]\d{0,4}$/.test(text)) return Number(text);
  throw badParameter(name, {
    ja: `"${name}" は 1 以上の整数(ピクセル)です。例: ${name}=480`,
    en: `"${name}" must be a whole number of pixels, such as ${name}=480.`,
  });
}

/** The language that an address names; undefined if it names none. */
const localeIn = (address: string): Locale | undefined =>
  URL.canParse(address) ? localeOfTag[new URL(address).searchParams.get('lang') ?? ''] : undefined;

const localeOfTag: Partial<Record<string, Locale>> = { ja: Locale.JA, en: Locale.EN };

interface Embedded {
  title: string;
  path: string;
  /** In pixels. */
  height: number;
}

/** Finds what an address of ours shows. Throws a ResourceError for any other address. */
async function resolve(known: KnownQuestions, request: ResourceRequest, address: string): Promise<Embedded> {
  const { origin } = request.addresses;
  if (!address.startsWith(`${origin}/`) || !URL.canParse(address)) throw unknownUrl;
  const { searchParams } = new URL(address);
  const path = address.slice(origin.length).split(/[?#]/)[0] as string;
  const [, kind, rest] = /^(?:\/embed)?\/(q|indicators|id)\/(.+)$/.exec(path) ?? [];
  if (!kind || !rest) throw unknownUrl;
  const id = decoded(rest.replace(/\.html$/, ''));
  try {
    if (kind === 'q') {
      const question = findQuestion(known, id, request);
      const variables = readVariables(question.parameters, searchParams);
      return {
        title: inLanguage(request, question.sentence),
        path: `/embed${questionAddress(question, variables)}`,
        height: 520,
      };
    }
    if (kind === 'indicators') {
      const indicator = await readIndicator(request, id);
      return { title: indicator.name, path: `/embed${indicatorPath(indicator.id)}`, height: 520 };
    }
    const figure = await readFigure(request, id);
    return { title: titleOf(figure), path: `/embed${recordPath(figure.id)}`, height: 260 };
  } catch (error) {
    if (error instanceof ResourceError && (error.status === 404 || error.status === 400)) throw unknownUrl;
    throw error;
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw unknownUrl;
  }
}

const xmlOf = (answer: Record<string, string | number>): string =>
  `<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n<oembed>${Object.entries(answer)
    .map(([name, value]) => `<${name}>${escaped(String(value))}</${name}>`)
    .join('')}</oembed>\n`;

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
