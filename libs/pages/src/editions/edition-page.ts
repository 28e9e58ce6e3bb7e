import { domainName, type Form, type ResourceRequest } from '@tokorozawa/resources';
import { html } from 'hono/html';
import { type Html, writePage } from '../layout';
import { capitalized, numberText, unavailableNotice } from '../values';
import { translatorOf } from '../words/translator';
import { changeSection, checkSection, correctionSection, gapSection } from './edition-findings';
import type { EditionData, EditionOverview } from './read-edition';

export const editionPath = (id: string): string => `/editions/${id}`;

/** An edition of the publication: what it is, what changed, and how it was read. */
export function editionPage(request: ResourceRequest, data: EditionData, forms: readonly Form[]): string {
  const { edition } = data;
  const { addresses } = request;
  const t = translatorOf(request);
  const description = t(
    `${edition.document}の${edition.name}：前の年度版からの変更、読み取りのときの訂正、分からないこと、検算。`,
    `The ${edition.name} of ${edition.document}: what changed since the edition before, what was corrected when it was read, what is missing, and which totals agree.`,
  );
  return writePage(request, {
    title: edition.name,
    description,
    path: editionPath(edition.id),
    forms,
    main: html`<p class="kicker">
        <a href="${addresses.link('/editions')}">${t('年度版', 'Editions')}</a>
      </p>
      <h1>${edition.name}</h1>
      <p class="lead">${capitalized(edition.document)}</p>
      ${unavailableNotice(
        request,
        data.unavailable.map((name) => domainName(request.schema, name)),
      )}
      ${overview(request, data)} ${changeSection(request, data)} ${correctionSection(request, data)}
      ${gapSection(request, data)} ${checkSection(request, data)}`,
  });
}

function overview(request: ResourceRequest, data: EditionData): Html {
  const { edition, previous, next } = data;
  const { addresses, locale } = request;
  const t = translatorOf(request);
  const link = ({ id, name }: EditionOverview): Html => html`<a href="${addresses.link(editionPath(id))}">${name}</a>`;
  const rows: [string, Html | string][] = [
    [t('年度', 'Fiscal year'), String(edition.fiscalYear)],
    [
      t('年度版の名称', 'Name of the edition'),
      edition.isInferred
        ? html`${t('資料には書かれていません。', 'The source does not state it. ')}${edition.reason}`
        : t('資料に書かれています。', 'The source states it.'),
    ],
    [t('書き起こしの行数', 'Lines of the transcript'), numberText(edition.lineCount, locale)],
    ...(previous ? [[t('前の年度版', 'Edition before'), link(previous)] as [string, Html]] : []),
    ...(next ? [[t('次の年度版', 'Edition after'), link(next)] as [string, Html]] : []),
  ];
  return html`<dl class="values">
    ${rows.map(
      ([label, value]) =>
        html`<div class="value">
          <dt>${label}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`;
}

/** All editions, the newest first. */
export function editionsPage(
  request: ResourceRequest,
  editions: readonly EditionOverview[],
  forms: readonly Form[],
): string {
  const { addresses } = request;
  const t = translatorOf(request);
  const title = t('年度版', 'Editions');
  const about = t(
    '資料は年に一度出ます。ここで読めるのは次の年度版です。それぞれのページに、前の年度版からの変更、訂正、分からないこと、検算があります。',
    'The publication appears once a year. These editions can be read here. The page of each says what changed since the edition before, what was corrected, what is missing, and which totals agree.',
  );
  return writePage(request, {
    title,
    description: about,
    path: '/editions',
    forms,
    main: html`<h1>${title}</h1>
      <p class="lead">${about}</p>
      <ul class="links">
        ${editions
          .toReversed()
          .map(
            ({ id, name, document }) =>
              html`<li id="edition-${id}">
                <a href="${addresses.link(editionPath(id))}">${name}</a><br />${capitalized(document)}
              </li>`,
          )}
      </ul>`,
  });
}
