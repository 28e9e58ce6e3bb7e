import { inLanguage, numberText, pageHeaders, unavailableNotice, writePage, type Html } from '@tokorozawa/pages';
import { badParameter, type Representation, type Resource, type ResourceRequest } from '@tokorozawa/resources';
import { html } from 'hono/html';
import { domainTitle } from '../domains';
import { styleLink } from '../style';
import { choiceForm, yearLists } from './event-list';
import {
  choiceInQuery,
  parametersOf,
  readAllEvents,
  readEvents,
  timelinePath,
  type EventPage,
  type TimelineChoice,
} from './timeline';

const pageSize = 50;

/** `/timeline`: what happened in all domains, or in one, in a range of years. */
export const timelineResource: Resource = {
  path: '/timeline',
  parameters: ['from', 'to', 'domain', 'order', 'rows', 'after'],
  forms: [{ mediaType: 'text/html; charset=utf-8', write: writeTimeline }],
};

const title = { ja: '年表: いつ、何があったか', en: 'Time line: what happened when' };
const unknownCursor = badParameter('after', {
  ja: '「after」の位置は分かりません。「after」を外して、はじめから見てください。',
  en: 'The cursor in "after" is not known. Leave it out, and begin with the first events.',
});
const about = {
  ja: 'すべての領域の記録にある日付を、一つの年表にしたものです。年は「1995」「平成7年」「令和5年度」のように書けます。',
  en: 'The dates in the records of all domains, as one time line. Years can be written like “1995”, “1995-04” or “平成7年”.',
};

async function writeTimeline(request: ResourceRequest): Promise<Representation> {
  const { addresses, query } = request;
  const choice = choiceInQuery(request);
  const after = query.get('after') || null;
  const { page, errors } = await (choice.isWhole && after === null
    ? readAllEvents(request, choice)
    : readEvents(request, choice, { first: pageSize, after }));
  const isMistaken = !page && errors.some(({ extensions }) => extensions?.code === 'BAD_USER_INPUT');
  if (isMistaken && after !== null && errors.some(({ variables }) => variables?.includes('after'))) throw unknownCursor;
  const heading = inLanguage(request, title);
  const body = writePage(request, {
    title: heading,
    description: inLanguage(request, about),
    path: '/timeline',
    parameters: parametersOf(choice, after ?? undefined),
    head: styleLink(request),
    main: html`<h1>${heading}</h1>
      <p class="lead">${inLanguage(request, about)}</p>
      ${choiceForm(request, choice, { isLive: true })}
      ${page ? eventSection(request, choice, page, after) : failure(request, isMistaken)}`,
  });
  const status = page ? 200 : isMistaken ? 400 : 503;
  return { status, body, headers: pageHeaders(addresses, { path: '/timeline' }) };
}

function eventSection(
  request: ResourceRequest,
  choice: TimelineChoice,
  { totalCount, nodes, pageInfo, unavailable }: EventPage,
  after: string | null,
): Html {
  const { addresses, locale } = request;
  const t = (ja: string, en: string): string => inLanguage(request, { ja, en });
  const count = numberText(totalCount, locale);
  const missing = unavailable.map((value) => {
    const name = domainTitle(request, value);
    return { ja: name, en: name };
  });
  const link = (path: string, text: string): Html =>
    html`<li><a data-live href="${addresses.link(path)}">${text}</a></li>`;
  return html`<p class="soft" role="status">${t(`${count} 件`, totalCount === 1 ? '1 event' : `${count} events`)}</p>
    ${unavailableNotice(request, missing)} ${totalCount === 0 ? nothingFound(request, choice) : ''}
    <div class="timeline">${yearLists(request, { events: nodes, level: 2 })}</div>
    <nav aria-label="${t('年表のページ', 'Pages of the time line')}">
      <ul class="chips">
        ${after === null ? '' : link(timelinePath(choice), t('はじめから見る', 'From the beginning'))}
        ${
          pageInfo.hasNextPage && pageInfo.endCursor
            ? link(timelinePath(choice, pageInfo.endCursor), t('続きを見る', 'Show more'))
            : ''
        }
        ${
          nodes.length < totalCount && !choice.isWhole
            ? link(timelinePath({ ...choice, isWhole: true }), t(`すべて見る(${count}件)`, `Show all ${count}`))
            : ''
        }
      </ul>
    </nav>`;
}

/** Says which years and which domain have no events, and leads to the events without these bounds. */
function nothingFound(request: ResourceRequest, choice: TimelineChoice): Html {
  const { from, to, subgraph } = choice;
  const t = (ja: string, en: string): string => inLanguage(request, { ja, en });
  const domain = subgraph && domainTitle(request, subgraph);
  const conditions = [
    from && { text: t(`${from}から`, `from ${from}`), looser: { ...choice, from: '' } },
    to && { text: t(`${to}まで`, `until ${to}`), looser: { ...choice, to: '' } },
    domain && { text: t(`領域「${domain}」`, `in “${domain}”`), looser: { ...choice, subgraph: '' } },
  ].filter((condition) => condition !== '');
  if (conditions.length === 0)
    return html`<p>${t('年表には、まだ何もありません。', 'The time line is empty yet.')}</p>`;
  const asked = conditions.map(({ text }) => text).join(t('・', ', '));
  return html`<p>${t(`${asked}のできごとは、年表にありません。`, `Nothing is known to have happened ${asked}.`)}</p>
    <ul class="links" id="looser">
      ${conditions.map(
        ({ text, looser }) =>
          html`<li>
            <a data-live href="${request.addresses.link(timelinePath(looser))}"
              >${t(`「${text}」を外す`, `Without “${text}”`)}</a
            >
          </li>`,
      )}
    </ul>`;
}

/** Why there are no events, and what to do. */
const failure = (request: ResourceRequest, isMistaken: boolean): Html =>
  html`<p class="notice" role="status">
    ${
      isMistaken
        ? inLanguage(request, {
            ja: '年は「1995」「平成7年」「令和5年度」のように書いてください。',
            en: 'Write the years like “1995”, “1995-04” or “平成7年”.',
          })
        : inLanguage(request, {
            ja: 'いま、年表を読み込めません。しばらくしてから、もう一度開いてください。',
            en: 'The time line is not available now. Please open this page again later.',
          })
    }
  </p>`;
