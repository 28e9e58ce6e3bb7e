import { inLanguage, showText, tagOf, type Html } from '@tokorozawa/pages';
import type { ResourceRequest } from '@tokorozawa/resources';
import { languageTagOf } from '@tokorozawa/vocabulary';
import { html } from 'hono/html';
import { dateInYearText, erasOfYear } from '../date-text';
import { domainTitle, subgraphValues } from '../domains';
import { pathOfRecord } from '../search/hit-path';
import { eventsByYear, type TimelineChoice, type TimelineEvent } from './timeline';

interface YearList {
  events: readonly TimelineEvent[];
  /** The level of the headings of years. */
  level: 2 | 3;
}

/** Events under the headings of their years. */
export function yearLists(request: ResourceRequest, { events, level }: YearList): Html {
  return html`${eventsByYear(events).map(({ year, events: ofYear }) => {
    const text = html`${inLanguage(request, { ja: `${year}年`, en: year })}
      <span class="soft">${erasOfYear(year, tagOf(request))}</span>`;
    const heading = level === 2 ? html`<h2 id="year-${year}">${text}</h2>` : html`<h3 id="year-${year}">${text}</h3>`;
    return html`<div class="timeline-year">
      ${heading}
      <ul aria-labelledby="year-${year}">
        ${ofYear.map((event) => eventItem(request, event))}
      </ul>
    </div>`;
  })}`;
}

function eventItem(request: ResourceRequest, event: TimelineEvent): Html {
  const path = pathOfRecord(event.recordType, event.recordId);
  return html`<li>
    <span class="timeline-date">${dateInYearText(event.date, tagOf(request))}</span>
    <span>
      <a href="${request.addresses.link(path)}">${showText(request, event.name)}</a>
      <span class="timeline-about soft">${event.fieldName} · ${domainTitle(request, event.subgraph)}</span>
      ${event.text ? html`<span class="timeline-text">${showText(request, event.text)}</span>` : ''}
    </span>
  </li>`;
}

/** Chooses years, a domain and an order. It is answered by the page of the time line. */
export function choiceForm(request: ResourceRequest, choice: TimelineChoice, { isLive }: { isLive: boolean }): Html {
  const { addresses } = request;
  const t = (ja: string, en: string): string => inLanguage(request, { ja, en });
  const bound = (name: 'from' | 'to', label: string, placeholder: string): Html =>
    html`<label for="timeline-${name}"
      >${label}
      <input id="timeline-${name}" name="${name}" value="${choice[name]}" size="10" placeholder="${placeholder}"
    /></label>`;
  const option = (value: string, text: string, isChosen: boolean): Html =>
    isChosen
      ? html`<option value="${value}" selected>${text}</option>`
      : html`<option value="${value}">${text}</option>`;
  return html`<form
    class="timeline-choices"
    method="get"
    action="${addresses.relative('/timeline')}"
    ${isLive ? 'data-live' : ''}
  >
    ${bound('from', t('いつから', 'From'), t('例: 平成7年', 'e.g. 1995'))}
    ${bound('to', t('いつまで', 'To'), t('例: 2005', 'e.g. 2005'))}
    <label for="timeline-domain"
      >${t('領域', 'Domain')}
      <select id="timeline-domain" name="domain">
        ${option('', t('すべて', 'All'), choice.subgraph === '')}
        ${subgraphValues(request).map((value) => option(value, domainTitle(request, value), choice.subgraph === value))}
      </select></label
    >
    <label for="timeline-order"
      >${t('順序', 'Order')}
      <select id="timeline-order" name="order">
        ${option('newest', t('新しい順', 'Newest first'), choice.order === 'newest')}
        ${option('oldest', t('古い順', 'Oldest first'), choice.order === 'oldest')}
      </select></label
    >
    ${addresses.chosen ? html`<input type="hidden" name="lang" value="${languageTagOf[addresses.chosen]}" />` : ''}
    <button type="submit">${t('見る', 'Show')}</button>
  </form>`;
}
