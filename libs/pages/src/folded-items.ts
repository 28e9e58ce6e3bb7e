import { html } from 'hono/html';
import { numberText } from './values';
import { type Html, type PageContext } from './layout';
import { translatorOf } from './words/translator';

/** What is not longer needs no fold on a phone. */
const maxUnfolded = 8;

/**
 * Items that a phone shows folded below their heading, so that one sees first what a page has. A wide window and paper show
 * them as they are: the style opens the fold. Links to an anchor in it open it by themselves.
 *
 * @param what names the items to screen readers, which may hear the fold without the heading above it
 */
export function foldLong(context: PageContext, { count, what }: { count: number; what: string }, items: Html): Html {
  if (count <= maxUnfolded) return items;
  const number = numberText(count, context.locale);
  const words = translatorOf(context)(`${number}件を見る`, `Show all ${number}`);
  return fold(html`${words}<span class="unseen">: ${what}</span>`, items);
}

/** What a phone shows folded, however short it is. @param summary says what is in it */
export const fold = (summary: Html | string, items: Html | Html[]): Html =>
  html`<details class="fold">
    <summary>${summary}</summary>
    ${items}
  </details>`;
