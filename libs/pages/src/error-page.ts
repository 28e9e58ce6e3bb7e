import type { ErrorPage } from '@tokorozawa/resources';
import { html } from 'hono/html';
import { plainPageHeaders } from './headers';
import { inLanguage, writePage } from './layout';

/** Tells a person why there is no page, and what to do. At an address where nothing is, it offers to search for its words. */
export const errorPage: ErrorPage = ({ status, text }, context) => {
  const isMissing = status === 404;
  const title = isMissing
    ? inLanguage(context, { ja: 'ページが見つかりません', en: 'Page not found' })
    : inLanguage(context, { ja: 'ページを表示できません', en: 'This page cannot be shown' });
  const body = writePage(context, {
    title,
    search: isMissing ? wordsOf(context.addresses.path) : '',
    main: html`<h1>${title}</h1>
      <p>${inLanguage(context, text)}</p>
      ${isMissing ? waysOn(context) : ''}`,
  });
  return { body, headers: plainPageHeaders };
};

/** Where a reader who found nothing can go on. */
export const waysOn = (context: Parameters<ErrorPage>[1]) =>
  html`<p>
      ${inLanguage(context, {
        ja: '上の検索欄で、ことばから探せます。',
        en: 'Use the search above to find it by its words.',
      })}
    </p>
    <ul>
      <li>
        <a href="${context.addresses.relative('/')}"
          >${inLanguage(context, { ja: '最初のページ', en: 'The front page' })}</a
        >
      </li>
      <li>
        <a href="${context.addresses.link('/lists')}"
          >${inLanguage(context, { ja: '一覧から自分で調べる', en: 'Look it up in the lists' })}</a
        >
      </li>
      <li>
        <a href="${context.addresses.link('/about')}"
          >${inLanguage(context, { ja: 'この資料について', en: 'About the source' })}</a
        >
      </li>
      <li>
        <a href="${context.addresses.link('/data')}"
          >${inLanguage(context, { ja: 'データの説明', en: 'The data and their fields' })}</a
        >
      </li>
    </ul>`;

/** The words of a path, for a search: `/id/sister-city_decatur.html` → "sister city decatur". */
export function wordsOf(path: string): string {
  const last = path.split('/').findLast((part) => part !== '') ?? '';
  const text = decoded(last).replace(/\.[a-z]+$/, '');
  return text
    .replaceAll(/[-_+@.\s]+/g, ' ')
    .trim()
    .slice(0, 100);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
