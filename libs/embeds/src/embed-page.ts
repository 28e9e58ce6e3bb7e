import { createHash } from 'node:crypto';
import { type Html, inLanguage, siteName, tagOf } from '@tokorozawa/pages';
import { badParameter, type Representation, type ResourceRequest } from '@tokorozawa/resources';
import { html, raw } from 'hono/html';

/** The style of all embeds, inside the page: a frame needs one request, and nothing else may style it. */
const style = `
:root { color-scheme: light dark; --ink: light-dark(#1c2b22, #e6eaf2); --soft: light-dark(#4a5a51, #b9c3d6); --ground: light-dark(#fff, #212a3b); --line: light-dark(#d5ddd8, #3c485e); --link: light-dark(#14532d, #86efac); --warning: light-dark(#8a3a0b, #fbbf85); --warning-ground: light-dark(#fff4e8, #3a2d22); }
:root[data-theme='light'] { color-scheme: light; }
:root[data-theme='dark'] { color-scheme: dark; }
*, ::before, ::after { box-sizing: border-box; }
body { margin: 0; padding: 0.75rem; background: var(--ground); color: var(--ink); font: 0.875rem/1.6 system-ui, 'Hiragino Sans', 'Noto Sans JP', 'Noto Sans CJK JP', Meiryo, sans-serif; overflow-wrap: anywhere; line-break: strict; }
a { color: var(--link); text-underline-offset: 0.2em; }
:focus-visible { outline: 3px solid light-dark(#b45309, #fcd34d); outline-offset: 2px; }
h1 { margin: 0 0 0.5rem; font-size: 1rem; line-height: 1.4; }
img { display: block; width: 100%; height: auto; }
.big { margin: 0; font-size: 2rem; font-weight: 700; line-height: 1.3; font-variant-numeric: tabular-nums; }
.period { margin: 0; color: var(--soft); }
.marks { margin: 0.5rem 0; padding: 0.375rem 0.75rem; border-left: 4px solid var(--warning); background: var(--warning-ground); list-style: none; }
.source { margin: 0.5rem 0 0; color: var(--soft); font-size: 0.8125rem; }
.table { max-width: 100%; overflow-x: auto; }
table { border-collapse: collapse; font-size: 0.8125rem; }
caption { text-align: left; color: var(--soft); }
th, td { padding: 0.25rem 0.5rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
.soft { color: var(--soft); }
`;

const styleHash = createHash('sha256').update(style).digest('base64');

/** As one piece: its hash holds for exactly this text. */
const styleElement = raw(`<style>${style}</style>`);

/** These pages alone may stand in the frames of other sites. They run nothing and load pictures from here alone. */
const headers: Record<string, string> = {
  'content-security-policy': [
    "default-src 'none'",
    `style-src 'sha256-${styleHash}'`,
    "img-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    'frame-ancestors *',
  ].join(';'),
  // The older header of the same purpose has no word for "anywhere".
  'x-frame-options': '',
};

export interface Embed {
  title: string;
  /** The path of the full page. */
  path: string;
  /** The picture, the figure or the table. */
  main: Html;
  /** What a reader must know before using it, in words. */
  marks: readonly string[];
  /** The source in one line. */
  source: string;
}

export type EmbedTheme = 'light' | 'dark' | undefined;

/** Reads the theme of an embed; undefined for that of the reader's device. Throws a ResourceError for any other. */
export function themeOf(query: URLSearchParams): EmbedTheme {
  const theme = query.get('theme');
  if (!theme || theme === 'auto') return undefined;
  if (theme === 'light' || theme === 'dark') return theme;
  throw badParameter('theme', {
    ja: '"theme" は light、dark、auto のどれかです。',
    en: '"theme" must be light, dark or auto.',
  });
}

/** A small page for a frame in a page of another site. Its links open other pages beside it, which may not stand in the frame. */
export function writeEmbed(request: ResourceRequest, { title, path, main, marks, source }: Embed): Representation {
  const { addresses } = request;
  const theme = themeOf(request.query);
  const full = addresses.link(path);
  const site = siteName[tagOf(request)];
  const mark = request.isSandbox ? inLanguage(request, { ja: '【試用】', en: '[Sandbox] ' }) : '';
  const body = html`<!doctype html>
    <html lang="${tagOf(request)}" ${theme ? raw(` data-theme="${theme}"`) : ''}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${mark}${title} – ${site}</title>
        <base target="_blank" />
        <link rel="canonical" href="${addresses.canonical(path)}" />
        ${styleElement}
      </head>
      <body>
        <main>
          <h1><a href="${full}">${mark}${title}</a></h1>
          ${main}
          ${
            marks.length > 0
              ? html`<ul class="marks">
                  ${marks.map((text) => html`<li>${text}</li>`)}
                </ul>`
              : ''
          }
          <p class="source">
            ${source}
            <a href="${full}">${inLanguage(request, { ja: 'くわしく見る', en: 'See all of it' })}</a>
          </p>
        </main>
      </body>
    </html>`;
  return { body: String(body), headers };
}
