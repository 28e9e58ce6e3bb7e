import type { ErrorPage } from '@tokorozawa/resources';
import { html } from 'hono/html';
import { inLanguage, writePage } from './layout';

/** Tells a person why there is no page, and what to do. */
export const errorPage: ErrorPage = ({ text }, context) => {
  const title = inLanguage(context, { ja: 'ページを表示できません', en: 'This page cannot be shown' });
  return writePage(context, {
    title,
    main: html`<h1>${title}</h1>
      <p>${inLanguage(context, text)}</p>`,
  });
};
