import type { LocalizedText } from '@tokorozawa/vocabulary';
import { html } from 'hono/html';
import { inLanguage, type Html, type PageContext } from './layout';

export interface Embeddable {
  /** The path of the page for a frame: `/embed/indicators/consultation-cases`. */
  path: string;
  /** What the frame shows, in the language of the page. */
  title: string;
  /** In pixels. */
  height: number;
}

/** The element by which another site shows a page for a frame. */
export function embedCode({ addresses, locale }: PageContext, { path, title, height }: Embeddable): string {
  const address = addresses.absolute(path);
  const language = `${address.includes('?') ? '&' : '?'}lang=${locale.toLowerCase()}`;
  return `<iframe src="${escaped(address + language)}" title="${escaped(title)}" width="100%" height="${height}" style="border:0" loading="lazy"></iframe>`;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** The part of a page that shows how other sites embed what is on it. */
export function embedPart(context: PageContext, embeddable: Embeddable): Html {
  const title = inLanguage(context, { ja: '埋め込み', en: 'Embed' });
  return html`<h2 id="embed">${title}</h2>
    <p>
      <label for="embed-code"
        >${inLanguage(context, {
          ja: 'ほかのページに載せるには、次のコードを貼り付けてください。',
          en: 'To show this in another page, paste this code into it.',
        })}</label
      >
    </p>
    <textarea class="code" id="embed-code" rows="3" readonly spellcheck="false">
${embedCode(context, embeddable)}</textarea>
    <p>
      ${copyButton(context, 'embed-code', { ja: '埋め込みのコード', en: 'the code to embed' })}
      <a href="${context.addresses.link(embeddable.path)}"
        >${inLanguage(context, { ja: '埋め込まれる内容を見る', en: 'See what is embedded' })}</a
      >
    </p>`;
}

/**
 * A button that copies the text of the element with an id. The script shows it.
 * @param what what is copied, by which a screen reader tells several buttons apart
 */
export const copyButton = (context: PageContext, id: string, what: LocalizedText & { en: string }): Html =>
  html`<button
    type="button"
    class="copy"
    id="copy-${id}"
    data-copy="${id}"
    aria-label="${inLanguage(context, { ja: `${what.ja}をコピー`, en: `Copy ${what.en}` })}"
    hidden
  >
    ${inLanguage(context, { ja: 'コピー', en: 'Copy' })}
  </button>`;

/** For the head of a page: where sites that embed by its address alone find out how (oEmbed 1.0). */
export function embedLinks({ addresses }: PageContext, path: string, title: string): Html {
  const target = encodeURIComponent(
    addresses.chosen ? addresses.inLanguage(addresses.chosen, path) : addresses.absolute(path),
  );
  return html`<link
      rel="alternate"
      type="application/json+oembed"
      title="${title}"
      href="${addresses.absolute(`/oembed?url=${target}&format=json`)}"
    />
    <link
      rel="alternate"
      type="text/xml+oembed"
      title="${title}"
      href="${addresses.absolute(`/oembed?url=${target}&format=xml`)}"
    />`;
}
