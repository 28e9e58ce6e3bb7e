import { domainName, type Form, type ResourceRequest } from '@tokorozawa/resources';
import { recordPath } from '@tokorozawa/vocabulary/record-id';
import { html } from 'hono/html';
import { dataTable } from '../data-table';
import { foldLong } from '../folded-items';
import { indicatorPath } from '../indicators/indicator-page';
import { type Html, inLanguage, writePage } from '../layout';
import { numberText, unavailableNotice } from '../values';
import { enumWords } from '../words/enum-words';
import { translatorOf } from '../words/translator';
import { listPathOf } from './list-of-kind';
import { maxShownRecords, type PartData, type PartOverview, type PartRecord } from './read-part';

export const partPath = (id: string): string => `/parts/${id}`;

/** What a part of the publication is about, with its records, figures and questions. */
export function partPage(request: ResourceRequest, data: PartData, forms: readonly Form[]): string {
  const { part, parts, unavailable } = data;
  const { addresses } = request;
  const t = translatorOf(request);
  const index = parts.findIndex(({ id }) => id === part.id);
  const numbered = parts.filter(({ position }) => position !== null).length;
  return writePage(request, {
    title: part.title,
    description: part.about,
    path: partPath(part.id),
    forms,
    main: html`<p class="kicker">
        <a href="${addresses.link('/parts')}">${t('資料の部分', 'Parts of the publication')}</a>${
          part.position === null ? '' : t(`(${numbered}のうち${part.position})`, ` (${part.position} of ${numbered})`)
        }
      </p>
      <h1>${part.title}</h1>
      <p class="lead">${part.about}</p>
      ${unavailableNotice(
        request,
        unavailable.map((name) => domainName(request.schema, name)),
      )}
      ${questionSection(request, data)} ${data.kinds.map((kind) => kindSection(request, kind))}
      ${figureSection(request, data)}
      <p>
        <a href="${addresses.link('/lists')}"
          >${t('ほかの部分も含む、すべての一覧', 'All lists, those of the other parts included')}</a
        >
      </p>
      <nav aria-label="${t('前後の部分', 'The parts before and after')}">
        <ul class="chips">
          ${neighbor(request, parts[index - 1], t('前：', 'Before: '))}
          ${neighbor(request, parts[index + 1], t('次：', 'Next: '))}
        </ul>
      </nav>`,
  });
}

function neighbor({ addresses }: ResourceRequest, part: PartOverview | undefined, label: string): Html | '' {
  return part ? html`<li><a href="${addresses.link(partPath(part.id))}">${label}${part.title}</a></li>` : '';
}

function questionSection(request: ResourceRequest, { part: { questions } }: PartData): Html | '' {
  const { addresses } = request;
  const t = translatorOf(request);
  if (questions.length === 0) return '';
  return html`<section>
    <h2 id="questions">${t('質問', 'Questions')}</h2>
    <p class="soft">
      ${t(
        'それぞれのページに、答えの図か数字、表、ファイルがあります。',
        'The page of each answers it with a picture or a figure, a table, and files.',
      )}
    </p>
    <ul class="links">
      ${questions.map(({ id, sentence }) => html`<li><a href="${addresses.link(`/q/${id}`)}">${sentence}</a></li>`)}
    </ul>
  </section>`;
}

function kindSection(request: ResourceRequest, { recordType, records }: PartData['kinds'][number]): Html | '' {
  const { addresses, locale } = request;
  const t = translatorOf(request);
  if (records.length === 0) return '';
  const anchor = recordType.toLowerCase().replaceAll('_', '-');
  const count = numberText(records.length, locale);
  const more = records.length - maxShownRecords;
  const list = listPathOf(request.schema, recordType);
  const kind = enumWords(request)('RecordType', recordType);
  return html`<section>
    <h2 id="${anchor}">${kind} <span class="soft">${t(`${count}件`, count)}</span></h2>
    ${foldLong(
      request,
      { count: records.length, what: kind },
      html`<ul class="links">
          ${records.slice(0, maxShownRecords).map((record) => recordItem(request, record))}
        </ul>
        ${
          more > 0
            ? html`<p>
                ${t(`ほかに${numberText(more, locale)}件あります。`, `There are ${numberText(more, locale)} more.`)}
              </p>`
            : ''
        }`,
    )}
    ${
      list
        ? html`<p>
            <a href="${addresses.link(list)}"
              >${t('条件や列を選んで表にする', 'As a table, with conditions and columns to choose')}<span class="unseen"
                >: ${kind}</span
              ></a
            >
          </p>`
        : ''
    }
  </section>`;
}

function recordItem(request: ResourceRequest, { id, name, omittedSince, about }: PartRecord): Html {
  const t = translatorOf(request);
  return html`<li>
    ${about ? aboutOf(request, about) : ''}<a href="${request.addresses.link(recordPath(id))}">${name}</a>${
      omittedSince
        ? html` <span class="soft"
            >${t(`(${omittedSince}からは掲載なし)`, `(not printed since the ${omittedSince})`)}</span
          >`
        : ''
    }
  </li>`;
}

/** The record that a finding is about, before what it says. */
function aboutOf(request: ResourceRequest, { id, name, field }: NonNullable<PartRecord['about']>): Html {
  const separator = inLanguage(request, { ja: '：', en: ': ' });
  const named = field === undefined ? '' : html` <span class="soft">(${field})</span>`;
  return html`<a href="${request.addresses.link(recordPath(id))}">${name}</a>${named}${separator}`;
}

function figureSection(request: ResourceRequest, { figures }: PartData): Html | '' {
  const { addresses, locale } = request;
  const t = translatorOf(request);
  const word = enumWords(request);
  if (figures.length === 0) return '';
  const title = t('数値', 'Figures');
  return html`<section>
    <h2 id="figures">${title}</h2>
    ${foldLong(
      request,
      { count: figures.length, what: title },
      dataTable({
        name: { heading: 'figures' },
        columns: [
          { header: t('指標', 'Indicator') },
          { header: t('単位', 'Unit') },
          { header: t('数値の数', 'Figures'), style: 'number' },
        ],
        rows: figures.map(({ id, name, unit, count }) => ({
          cells: [
            html`<a href="${addresses.link(indicatorPath(id))}">${name}</a>`,
            word('Unit', unit),
            numberText(count, locale),
          ],
        })),
      }),
    )}
  </section>`;
}

/** All parts, in the order of the publication. */
export function partsPage(request: ResourceRequest, parts: readonly PartOverview[], forms: readonly Form[]): string {
  const { addresses } = request;
  const t = translatorOf(request);
  const title = t('資料の部分', 'The parts of the publication');
  const about = t(
    '資料の見出しによる部分です。それぞれのページに、記録、数値、質問があります。',
    'The parts into which the headings of the publication divide it. The page of each lists its records, figures and questions.',
  );
  const item = ({ id, title, about }: PartOverview): Html =>
    html`<li id="${id}"><a href="${addresses.link(partPath(id))}">${title}</a><br />${about}</li>`;
  return writePage(request, {
    title,
    description: about,
    path: '/parts',
    forms,
    main: html`<h1>${title}</h1>
      <p class="lead">${about}</p>
      <ol class="links">
        ${parts.filter(({ position }) => position !== null).map(item)}
      </ol>
      <h2>${t('資料をどう読んだか', 'How the publication was read')}</h2>
      <ul class="links">
        ${parts.filter(({ position }) => position === null).map(item)}
      </ul>`,
  });
}
