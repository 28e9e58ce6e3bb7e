import type { Addresses, Form } from '@tokorozawa/resources';
import { languageTagOf, Locale, type LocalizedText } from '@tokorozawa/vocabulary';
import { html, raw } from 'hono/html';
import { license, siteName } from './citation';
import { paperLink } from './paper-link';
import { siteLinks } from './site-links';
import { stylePath } from './style';

/** A piece of a page. Texts in it were escaped. */
export type Html = ReturnType<typeof html>;

/** In which language, and at which address, a page is written. A request for a resource is one. */
export interface PageContext {
  locale: Locale;
  addresses: Addresses;
  /** True in an instance for trying: every page says that records are made up. */
  isSandbox: boolean;
  /** The path of the script that improves pages; undefined if it was not built. Pages are complete without it. */
  pageScript?: string | undefined;
}

/** A picture that stands for a page where others link to it. */
export interface PagePicture {
  /** A path below the root, or an address. */
  path: string;
  /** In pixels, if that is known beforehand. */
  size?: { width: number; height: number };
  /** What it shows, in the language of the page. */
  text: string;
}

export interface Page {
  title: string;
  /** One or two sentences for those who see a link to the page. */
  description?: string;
  /**
   * Its permanent path, without suffix and language, such as `/id/sister-city-decatur`; undefined for a page that stands at no
   * address of its own, such as an error.
   */
  path?: string;
  /** The forms of the same in which programs read it. */
  forms?: readonly Form[];
  picture?: PagePicture | undefined;
  /** What the page is about, as JSON-LD for search engines. */
  data?: object | undefined;
  /** Elements for the head of the page, such as links for the discovery of feeds and embeds. */
  head?: Html;
  main: Html;
  /** The shortest path and query that lead to the same content, which the address bar then shows. For pages with a live form. */
  address?: string;
  /** The query parameters that links to the page in another language keep. */
  parameters?: URLSearchParams;
  /** What the search in the masthead contains at first; false for a page with a search of its own. */
  search?: string | false;
}

/** A text in the language of the page. */
export const inLanguage = ({ locale }: Pick<PageContext, 'locale'>, { ja, en }: LocalizedText): string =>
  locale === Locale.EN ? (en ?? ja) : ja;

/** The tag of the page's language. */
export const tagOf = ({ locale }: Pick<PageContext, 'locale'>): 'ja' | 'en' => languageTagOf[locale];

/** A whole page: head, masthead with a search, what it says, and foot. */
export function writePage(context: PageContext, page: Page): string {
  return String(
    html`<!doctype html>
      <html lang="${tagOf(context)}">
        <head>
          ${headOf(context, page)}
        </head>
        <body>
          <a class="skip" href="#main">${inLanguage(context, { ja: '本文へ', en: 'Skip to the content' })}</a>
          ${masthead(context, page)}
          <main id="main" ${page.address ? html`data-address="${addressOf(context, page.address)}"` : ''}>
            ${page.main}
          </main>
          ${footer(context)} ${context.isSandbox ? sandboxNotice : ''}
        </body>
      </html> `,
  );
}

const addressOf = ({ addresses }: PageContext, path: string): string => addresses.link(path);

function headOf(context: PageContext, page: Page): Html {
  const { addresses } = context;
  const site = siteName[tagOf(context)];
  const mark = context.isSandbox ? inLanguage(context, { ja: '【試用】', en: '[Sandbox] ' }) : '';
  return html`<meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>${mark}${page.title === site ? '' : `${page.title} – `}${site}</title>
    ${page.description ? html`<meta name="description" content="${page.description}" />` : ''}
    ${page.path === undefined ? html`<meta name="robots" content="noindex" />` : linksOf(context, page, page.path)}
    <link rel="icon" type="image/svg+xml" href="${addresses.relative('/favicon.svg')}" />
    <link rel="stylesheet" href="${addresses.relative(stylePath)}" />
    ${context.pageScript ? html`<script type="module" src="${addresses.relative(context.pageScript)}"></script>` : ''}
    ${page.path === undefined ? '' : openGraph(context, page, page.path)} ${page.head ?? ''}
    ${
      page.path === undefined
        ? ''
        : html`<script type="application/ld+json">
            ${raw(scriptJson(page.data ?? webPage(context, page, page.path)))}
          </script>`
    }`;
}

/** A page that describes nothing else, as schema.org names it. */
function webPage(context: PageContext, { title, description }: Page, path: string): object {
  const { addresses } = context;
  return {
    '@context': 'https://schema.org',
    '@type': 'WebPage',
    name: title,
    description,
    url: addresses.absolute(path),
    inLanguage: tagOf(context),
    isPartOf: { '@type': 'WebSite', name: siteName[tagOf(context)], url: addresses.absolute('/') },
  };
}

/** JSON inside an element `script`, which it cannot end. */
const scriptJson = (data: object): string => JSON.stringify(data).replaceAll('<', '\\u003c');

function linksOf({ addresses }: PageContext, { forms = [] }: Page, path: string): Html {
  return html`<link rel="canonical" href="${addresses.canonical(path)}" />
    ${Object.values(Locale).map(
      (locale) =>
        html`<link rel="alternate" hreflang="${languageTagOf[locale]}" href="${addresses.inLanguage(locale, path)}" />`,
    )}
    <link rel="alternate" hreflang="x-default" href="${addresses.absolute(path)}" />
    ${forms.map(
      ({ mediaType, suffix }) =>
        html`<link
          rel="alternate"
          type="${mediaType.split(';')[0]}"
          href="${addresses.absolute(`${path}.${suffix}`)}"
        />`,
    )}`;
}

/** The picture of the page, or else that of the site. */
function pictureOf(context: PageContext, { title, picture, forms = [], address }: Page, path: string): PagePicture {
  if (picture) return picture;
  const isDrawn = forms.some(({ suffix }) => suffix === 'png');
  if (!isDrawn) return { path: sitePicturePath, size: sitePictureSize, text: siteName[tagOf(context)] };
  return { path: (address ?? path).replace(/(?=\?|$)/, '.png'), text: title };
}

/** The picture of the whole site, for pages without one of their own. */
export const sitePicturePath = '/site-picture.png';
export const sitePictureSize = { width: 1200, height: 630 };

function openGraph(context: PageContext, page: Page, path: string): Html {
  const { addresses } = context;
  const { title, description } = page;
  const picture = pictureOf(context, page, path);
  return html`<meta property="og:type" content="website" />
    <meta property="og:site_name" content="${siteName[tagOf(context)]}" />
    <meta property="og:title" content="${title}" />
    <meta property="og:url" content="${addresses.canonical(path)}" />
    <meta property="og:locale" content="${context.locale === Locale.EN ? 'en_US' : 'ja_JP'}" />
    ${description ? html`<meta property="og:description" content="${description}" />` : ''}
    <meta property="og:image" content="${addresses.inLanguage(context.locale, picture.path)}" />
    ${
      picture.size
        ? html`<meta property="og:image:width" content="${picture.size.width}" />
            <meta property="og:image:height" content="${picture.size.height}" />`
        : ''
    }
    <meta property="og:image:alt" content="${picture.text}" />
    <meta name="twitter:card" content="summary_large_image" />`;
}

function masthead(context: PageContext, page: Page): Html {
  const { addresses } = context;
  return html`<header class="masthead">
    <p class="masthead-title">
      <a href="${addresses.relative('/')}"
        ><img src="${addresses.relative('/favicon.svg')}" alt="" width="28" height="28" />
        ${siteName[tagOf(context)]}</a
      >
    </p>
    ${page.search === false ? '' : searchForm(context, page.search ?? '')}
    <nav aria-label="${inLanguage(context, { ja: '言語', en: 'Language' })}">
      <ul class="languages">
        ${Object.values(Locale).map((locale) => languageLink(context, page, locale))}
      </ul>
    </nav>
  </header>`;
}

const languageName: Record<Locale, string> = { [Locale.JA]: '日本語', [Locale.EN]: 'English' };

function languageLink(context: PageContext, { parameters }: Page, locale: Locale): Html {
  const tag = languageTagOf[locale];
  const query = new URLSearchParams(parameters);
  query.set('lang', tag);
  const current = locale === context.locale ? raw(' aria-current="true"') : '';
  return html`<li>
    <a href="?${String(query)}" hreflang="${tag}" lang="${tag}" ${current}>${languageName[locale]}</a>
  </li>`;
}

/** A form that searches on the front page. */
export function searchForm(context: PageContext, text: string, id = 'search'): Html {
  return html`<form class="search" role="search" action="${context.addresses.relative('/')}" method="get">
    <label class="unseen" for="${id}"
      >${inLanguage(context, { ja: '計画と事業を検索', en: 'Search plans and programs' })}</label
    >
    <input
      id="${id}"
      name="q"
      type="search"
      value="${text}"
      placeholder="${inLanguage(context, { ja: '計画と事業を検索', en: 'Search plans and programs' })}"
    />
    ${
      context.addresses.chosen
        ? html`<input type="hidden" name="lang" value="${languageTagOf[context.addresses.chosen]}" />`
        : ''
    }
    <button type="submit">${inLanguage(context, { ja: '検索', en: 'Search' })}</button>
  </form>`;
}

function footer(context: PageContext): Html {
  const { addresses } = context;
  return html`<footer class="footer">
    <nav aria-label="${inLanguage(context, { ja: 'このサイトのページ', en: 'Pages of this site' })}">
      <ul class="site-links">
        ${siteLinks.map(
          ({ path, ...text }) => html`<li><a href="${addresses.link(path)}">${inLanguage(context, text)}</a></li>`,
        )}
      </ul>
    </nav>
    <p>
      ${inLanguage(context, {
        ja: 'このサイトは、所沢市 経営企画部の公表資料を加工して作成したものです。',
        en: 'This site is edited from publications of the planning department of Tokorozawa City.',
      })}
      ${paperLink(
        context,
        '/about',
        inLanguage(context, { ja: '資料の読み方と引用のしかた', en: 'How the source was read, and how to cite' }),
      )}
    </p>
    <p class="soft">${license[tagOf(context)]}</p>
  </footer>`;
}

const sandboxNotice = html`<p class="sandbox" role="note">
  <span lang="ja">試用環境:公共施設とイベントは架空のものです。</span>
  <span lang="en">Sandbox: its facilities and events are made up.</span>
</p>`;
