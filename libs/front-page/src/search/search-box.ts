import { inLanguage, type Html } from '@tokorozawa/pages';
import { languageTagOf } from '@tokorozawa/vocabulary';
import type { ResourceRequest } from '@tokorozawa/resources';
import { html } from 'hono/html';
import { slogan, siteTitle } from '../site';
import { searchPath } from './search';

/** Words that show what can be searched for. Each finds something. */
const examples = {
  ja: ['図書館', '課長級', '常州市', '相談', '1996年'],
  en: ['library', 'consultations', 'Changzhou', 'women', '1996'],
};

interface SearchBox {
  text: string;
  /** What is said of the search, to screen readers too: how much was found. */
  said: string;
}

/**
 * The heading of the site and its search. It is a form; the script of pages answers it while the reader types
 * (apps/explorer/src/front-page), and puts what it finds into the element `below`.
 */
export function searchBox(request: ResourceRequest, { text, said }: SearchBox): Html {
  const { addresses } = request;
  const label = inLanguage(request, {
    ja: '記録・質問・資料の部分を探す',
    en: 'Search records, questions, and parts of the source',
  });
  const words = inLanguage(request, { ja: examples.ja.join('\n'), en: examples.en.join('\n') }).split('\n');
  return html`<div class="hero">
    <h1>${inLanguage(request, slogan)}</h1>
    <form class="find" role="search" action="./" method="get" data-site="${siteTitle(request)}">
      <label for="search">${label}</label>
      <div class="find-box">
        <input
          id="search"
          name="q"
          type="search"
          value="${text}"
          autocomplete="off"
          enterkeyhint="search"
          placeholder="${inLanguage(request, { ja: '例: 図書館、課長級、常州市', en: 'For example: library, Changzhou' })}"
        />
        ${addresses.chosen ? html`<input type="hidden" name="lang" value="${languageTagOf[addresses.chosen]}" />` : ''}
        <button type="submit">${inLanguage(request, { ja: '検索', en: 'Search' })}</button>
      </div>
    </form>
    <p class="examples">
      ${inLanguage(request, { ja: '例：', en: 'Try: ' })}
      ${words.map(
        (word) => html`<a href="${addresses.link(searchPath({ text: word, subgraph: undefined }))}">${word}</a> `,
      )}
    </p>
    <p class="said soft" role="status">${said}</p>
    <p id="search-keys" class="keys soft" hidden>
      ${inLanguage(request, {
        ja: '↓ ↑ か Tab で選び、Enter で開き、Esc で消します。',
        en: 'Choose with ↓, ↑ or Tab, open with Enter, clear with Esc.',
      })}
    </p>
  </div>`;
}
