import { LostDomains, missingText, slugOf, type ExportedList } from '@tokorozawa/exports';
import { fileFormats } from '@tokorozawa/files/file-formats';
import {
  inLanguage,
  numberText,
  pageHeaders,
  paperLink,
  tagOf,
  translatorOf,
  writePage,
  type Html,
} from '@tokorozawa/pages';
import { ResourceError, type Representation, type Resource, type ResourceRequest } from '@tokorozawa/resources';
import { html } from 'hono/html';
import { emptyPart, readEmptyList, type EmptyList } from './empty-list';
import { inWordsOfForm } from './fault-words';
import { filterInputs, readChoices, type FilterInput } from './filter-inputs';
import { fileParameters, listPath, searchText, tidyParameters } from './list-address';
import { listForm } from './list-form';
import { fieldLabels, findListedList, listedLists, readable } from './listed';
import { graphiqlPath, queryOfPage } from './list-query';
import { notesOfItems, sourcesPart } from './list-sources';
import { listTable } from './list-table';
import { isUnasked, maxRows, readListRequest, readPage, type ListAnswer, type ListRequest } from './read-page';
import { countFigures, readSummary, type Summary } from './read-summary';
import { summaryForm } from './summary-file';
import { summaryPart } from './summary-table';

/** A question of one's own about one list: `/lists/center-courses?attendance=51/&columns=name,date`. */
export const listResource: Resource = {
  path: '/lists/:list',
  parameters: 'any',
  // They are sent on to the address without them.
  keepsEmptyParameters: true,
  pagePaths: ({ schema }) => [...listedLists(schema).values()].map(listPath),
  forms: [
    { mediaType: 'text/html; charset=utf-8', suffix: 'html', write: writeListPage },
    summaryForm('csv'),
    summaryForm('xlsx'),
  ],
};

async function writeListPage(request: ResourceRequest): Promise<Representation> {
  const { schema, params, query } = request;
  const name = params.list ?? '';
  const lists = listedLists(schema);
  if (!lists.has(name) && lists.has(slugOf(name))) return redirection(slugOf(name), query);
  const list = findListedList(schema, name);
  const tidy = tidyParameters(list, query);
  if (!isSame(tidy, query)) return redirection(list.slug, tidy);
  const parameters = new URLSearchParams(tidy);
  parameters.delete('lang');
  return pageOf(request, list, parameters);
}

/** To the short address of the same page, which stands below any path of a proxy. */
const redirection = (slug: string, parameters: URLSearchParams): Representation => ({
  status: 302,
  body: '',
  headers: { location: `${slug}${searchText(parameters)}`, 'content-type': 'text/plain' },
});

const isSame = (one: URLSearchParams, other: URLSearchParams): boolean =>
  JSON.stringify([...one].sort()) === JSON.stringify([...other].sort());

/** What a reader can correct, and therefore sees beside the form. */
const correctable = new Set(['BAD_USER_INPUT', 'NOT_FOUND']);

interface Shown {
  asked: ListRequest;
  answer: ListAnswer;
  summary: Summary | undefined;
  /** What the page lacks. */
  lost: LostDomains;
  /** Undefined if there are rows. */
  empty: EmptyList | undefined;
}

async function pageOf(
  request: ResourceRequest,
  list: ExportedList,
  parameters: URLSearchParams,
): Promise<Representation> {
  const described = listedLists(request.schemaIn(request.locale)).get(list.slug) ?? list;
  const reading = readChoices(list, request.ask).then((choices) => filterInputs(request, list, described, choices));
  const [inputs, figures, shown] = await Promise.all([
    reading,
    countFigures({ list }, request),
    isUnasked(list, parameters) ? undefined : shownOrFault(request, list, parameters, reading),
  ]);
  const fault = shown instanceof ResourceError ? inWordsOfForm(request, shown, inputs, parameters) : undefined;
  const title = list.title[tagOf(request)];
  const t = translatorOf(request);
  const description = readable(described.description, fieldLabels(list, tagOf(request)));
  const main = html`<p class="kicker"><a href="${request.addresses.link('/lists')}">${t('一覧', 'Lists')}</a></p>
    <h1>${title}</h1>
    ${description ? html`<p class="lead">${description}</p>` : ''} ${fault ? faultNotice(request, inputs, fault) : ''}
    ${listForm(request, { list, described, inputs, parameters, fault, hasFigures: figures > 0 })}
    ${shown === undefined ? unaskedNotice(request, inputs) : ''}
    ${shown === undefined || shown instanceof ResourceError ? '' : answerParts(request, shown)}`;
  const path = listPath(list);
  return {
    status: fault?.status ?? 200,
    body: writePage(request, { title, description, path, main, parameters }),
    headers: pageHeaders(request.addresses, { path, describedBy: `/export/${list.slug}.metadata.json` }),
  };
}

/** The rows and the summary, or what is wrong with the parameters. */
async function shownOrFault(
  request: ResourceRequest,
  list: ExportedList,
  parameters: URLSearchParams,
  inputs: Promise<readonly FilterInput[]>,
): Promise<Shown | ResourceError> {
  try {
    const asked = readListRequest(list, parameters);
    const lost = new LostDomains();
    const [answer, summary] = await Promise.all([
      readPage(asked, { ask: request.ask, lost }),
      asked.summary && readSummary(asked, asked.summary, request, lost),
    ]);
    const empty = answer.items.length === 0 ? await readEmptyList(asked, await inputs, request.ask) : undefined;
    return { asked, answer, summary, lost, empty };
  } catch (error) {
    if (error instanceof ResourceError && correctable.has(error.code)) return error;
    throw error;
  }
}

function faultNotice(
  request: ResourceRequest,
  inputs: readonly FilterInput[],
  { parameter, text }: ResourceError,
): Html {
  const others = ['columns', 'orderBy', 'rows', 'summary'];
  const isInput = parameter !== undefined && [...inputs.map(({ name }) => name), ...others].includes(parameter);
  return html`<p class="notice" role="alert">
    ${inLanguage(request, text)}
    ${
      isInput
        ? html`<a href="#input-${parameter}">${inLanguage(request, { ja: '入力欄へ', en: 'Go to the input' })}</a>`
        : ''
    }
  </p>`;
}

function unaskedNotice(request: ResourceRequest, inputs: readonly FilterInput[]): Html {
  const t = translatorOf(request);
  const names = inputs.filter(({ isRequired }) => isRequired).map(({ label }) => label);
  return html`<p class="notice" role="status">
    ${t(`「${names.join('」と「')}」を入れると、表が出ます。`, `The table appears when you give: ${names.join(', ')}.`)}
  </p>`;
}

/** What was asked for by name comes first: the summary, and then the rows that it is made of. */
function answerParts(request: ResourceRequest, { asked, answer, summary, lost, empty }: Shown): Html {
  const t = translatorOf(request);
  const missing = missingText(request, lost.names);
  return html`${missing ? html`<p class="notice" role="status">${missing}</p>` : ''}
    ${asked.summary && summary && answer.total > 0 ? summaryPart(request, asked, asked.summary, summary, answer.total) : ''}
    <h2 id="table">${t('表', 'Table')}</h2>
    <p class="count" role="status" aria-live="polite">${countText(request, answer)}</p>
    ${
      empty
        ? emptyPart(request, asked, answer, empty)
        : listTable(request, asked, answer, notesOfItems(request, asked.list, asked.choices, answer.items))
    }
    ${pagingLinks(request, asked, answer)} ${answer.total > 0 ? filesPart(request, asked) : ''}
    ${empty ? '' : sourcesPart(request, asked, answer)} ${queryPart(request, asked)}`;
}

/** "12件中6件": how many meet the conditions, of how many; and how many of them the page shows. */
function countText(request: ResourceRequest, { items, total, withoutConditions }: ListAnswer): string {
  const t = translatorOf(request);
  const text = (count: number): string => numberText(count, request.locale);
  const found =
    withoutConditions === undefined
      ? t(`${text(total)}件`, `${text(total)} ${total === 1 ? 'record' : 'records'}`)
      : t(`${text(withoutConditions)}件中${text(total)}件`, `${text(total)} of ${text(withoutConditions)} records`);
  if (items.length === total) return found;
  return t(`${found}。このページには${text(items.length)}件`, `${found}; ${text(items.length)} on this page`);
}

function pagingLinks(
  request: ResourceRequest,
  { list, parameters, after, rows }: ListRequest,
  answer: ListAnswer,
): Html | '' {
  const t = translatorOf(request);
  const address = (changes: Record<string, string | undefined>): string => {
    const changed = new URLSearchParams(parameters);
    for (const [name, value] of Object.entries(changes)) {
      if (value === undefined) changed.delete(name);
      else changed.set(name, value);
    }
    return request.addresses.link(`${listPath(list)}${searchText(changed)}`);
  };
  const links: [href: string, text: string][] = [
    ...(after === undefined
      ? []
      : [[address({ after: undefined }), t('最初のページ', 'First page')] as [string, string]]),
    ...(answer.next === undefined
      ? []
      : [[address({ after: answer.next }), t('次のページ', 'Next page')] as [string, string]]),
    ...(answer.items.length < answer.total && rows !== 'all'
      ? [[address({ rows: 'all', after: undefined }), t('すべて見る', 'Show all')] as [string, string]]
      : []),
  ];
  const isCut = rows === 'all' && answer.items.length < answer.total;
  if (links.length === 0 && !isCut) return '';
  return html`${
      isCut
        ? html`<p class="notice">
            ${t(
              `このページには${maxRows}行までを表示します。すべての行は、下のファイルにあります。`,
              `The page shows up to ${maxRows} rows. The files below have all of them.`,
            )}
          </p>`
        : ''
    }
    <nav aria-label="${t('表のページ', 'Pages of the table')}">
      <ul class="chips">
        ${links.map(([href, text]) => html`<li><a href="${href}" data-live>${text}</a></li>`)}
      </ul>
    </nav>`;
}

/** The workbook stands first, because most readers of a page want a spreadsheet. */
const offeredFormats = fileFormats.toSorted((a, b) => Number(b.suffix === 'xlsx') - Number(a.suffix === 'xlsx'));

function filesPart(request: ResourceRequest, { list, parameters }: ListRequest): Html {
  const t = translatorOf(request);
  const search = searchText(fileParameters(list, parameters));
  return html`<h2 id="files">${t('ファイル', 'Files')}</h2>
    <p>
      ${t(
        '同じ条件と列のファイルです。件数が多いときも、すべての行があります。このページのアドレスを保存すれば、同じ条件でいつでも開けます。',
        'Files with the same conditions and columns, and with all rows. The address of this page opens it again with the same conditions.',
      )}
    </p>
    <ul class="chips">
      ${offeredFormats.map(
        ({ suffix, linkText }) =>
          html`<li>${paperLink(request, `/export/${list.slug}.${suffix}${search}`, linkText)}</li>`,
      )}
    </ul>`;
}

function queryPart(request: ResourceRequest, asked: ListRequest): Html {
  const t = translatorOf(request);
  const query = queryOfPage(asked);
  return html`<details id="query">
    <summary>${t('問い合わせを見る', 'Show the query')}</summary>
    <p>
      ${t('この表は、次の GraphQL の問い合わせの答えです。', 'This table is the answer of the following query in GraphQL.')}
      <a href="${request.addresses.link(graphiqlPath(query))}">${t('GraphiQL で開く', 'Open in GraphiQL')}</a>
    </p>
    <pre class="code" tabindex="0" lang="en" aria-label="${t('GraphQL の問い合わせ', 'Query in GraphQL')}">
${query}</pre>
  </details>`;
}
