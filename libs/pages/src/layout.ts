import type { Addresses } from '@tokorozawa/resources';
import { languageTagOf, Locale, type LocalizedText } from '@tokorozawa/vocabulary';
import { html } from 'hono/html';

/** A piece of a page. Texts in it were escaped. */
export type Html = ReturnType<typeof html>;

/** In which language, and at which address, a page is written. */
export interface PageContext {
  locale: Locale;
  addresses: Addresses;
}

export interface Page {
  title: string;
  main: Html;
}

/** A text in the language of the page. */
export const inLanguage = ({ locale }: Pick<PageContext, 'locale'>, { ja, en }: LocalizedText): string =>
  locale === Locale.EN ? (en ?? ja) : ja;

/** A whole page: head, masthead, what it says, and foot. */
export function writePage(context: PageContext, { title, main }: Page): string {
  const { locale } = context;
  const product = inLanguage(context, { ja: '所沢市 計画グラフ', en: 'Planning Graph of Tokorozawa' });
  return String(
    html`<!doctype html>
      <html lang="${languageTagOf[locale]}">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>${title} — ${product}</title>
        </head>
        <body>
          <main>${main}</main>
        </body>
      </html> `,
  );
}
