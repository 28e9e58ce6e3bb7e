import { fileFormats } from '@tokorozawa/files/file-formats';
import {
  dataTable,
  foldLong,
  inLanguage,
  pageHeaders,
  tagOf,
  unavailableNotice,
  writePage,
  type Html,
} from '@tokorozawa/pages';
import {
  completeData,
  subgraphsMissingIn,
  type Answer,
  type Ask,
  type Resource,
  type ResourceRequest,
} from '@tokorozawa/resources';
import type { LocalizedText } from '@tokorozawa/vocabulary';
import { isRequiredArgument } from 'graphql';
import { html } from 'hono/html';
import { exportedLists, hasPage, type ExportedList } from './lists';
import { municipalForms } from './municipal-forms';
import { commonParameters, parametersOf } from './read-parameters';

const path = '/export';

const forPrograms = fileFormats.filter(({ isForPrograms }) => isForPrograms).map(({ name }) => name);

const about: LocalizedText = {
  ja: `どの一覧も、どの指標も、変わらない所在のファイルとして受け取れます。表計算には XLSX が確実です。CSV は表計算とほかのシステムに、${forPrograms.join(' と ')} はプログラムに向きます。`,
  en: `Every list and every indicator is a file at an address that stays. XLSX is the safe choice for spreadsheets, CSV is for spreadsheets and other systems, ${new Intl.ListFormat('en-GB').format(forPrograms)} are for programs.`,
};

/** Shows all files, and how they are narrowed down and pulled into spreadsheets. */
export const exportsPage: Resource = {
  path,
  forms: [
    {
      mediaType: 'text/html; charset=utf-8',
      suffix: 'html',
      async write(request) {
        const lists = [...exportedLists(request.schema).values()].filter((list) => !needsArgument(list));
        const indicators = await readIndicators(request.ask);
        const title = inLanguage(request, { ja: 'ファイル', en: 'Files' });
        return {
          body: writePage(request, {
            title,
            description: inLanguage(request, about),
            path,
            main: mainOf(request, title, lists, indicators),
          }),
          headers: pageHeaders(request.addresses, { path }),
        };
      },
    },
  ],
};

const needsArgument = ({ arguments: args }: ExportedList): boolean => args.some(isRequiredArgument);

interface NamedIndicator {
  code: string;
  name: string;
}

const indicatorsOperation = `query IndicatorsOfFiles($after: String) {
  indicators(first: 100, after: $after) { nodes { code name } pageInfo { endCursor hasNextPage } }
}`;

/** Undefined if their domain does not answer. */
async function readIndicators(ask: Ask): Promise<NamedIndicator[] | undefined> {
  interface Page {
    indicators: { nodes: NamedIndicator[]; pageInfo: { endCursor: string | null; hasNextPage: boolean } };
  }
  const found: NamedIndicator[] = [];
  let after: string | null = null;
  do {
    const answer: Answer<Page> = await ask<Page>(indicatorsOperation, { after });
    if (subgraphsMissingIn(answer).length > 0) return undefined;
    const { indicators } = completeData(answer);
    found.push(...indicators.nodes);
    after = indicators.pageInfo.hasNextPage ? indicators.pageInfo.endCursor : null;
  } while (after !== null);
  return found;
}

function mainOf(
  request: ResourceRequest,
  title: string,
  lists: ExportedList[],
  indicators: NamedIndicator[] | undefined,
): Html {
  const say = (text: LocalizedText): string => inLanguage(request, text);
  const example = request.addresses.absolute('/export/sister-cities.csv');
  return html`<h1>${title}</h1>
    <p class="lead">${say(about)}</p>
    ${indicators ? '' : unavailableNotice(request, [{ ja: '指標', en: 'the indicators' }])}
    <h2 id="pull">${say({ ja: '表計算から直接読む', en: 'Pull into a spreadsheet' })}</h2>
    <ul>
      <li>Google ${say({ ja: 'スプレッドシート', en: 'Sheets' })}: <code>=IMPORTDATA("${example}")</code></li>
      <li>
        Excel:
        ${say({ ja: '［データ］→［Web から］に所在を入れます(Power Query)。', en: 'enter the address at Data → From Web (Power Query).' })}
      </li>
      <li>
        ${say({
          ja: 'CSV をダブルクリックで開くときは、所在の終わりに ?excel=1 を付けてください。1-2 や 01100 のような文字が、日付や数に変わりません。',
          en: 'To open a CSV with a double click, add ?excel=1 to its address, so that texts like 1-2 or 01100 do not become dates or numbers.',
        })}
      </li>
    </ul>
    <h2 id="lists">${say({ ja: '一覧', en: 'Lists' })}</h2>
    <p>
      ${say({
        ja: '一覧の名称から、条件と列を選ぶページへ進めます。同じ条件のファイルがそこにあります。',
        en: 'The name of a list leads to a page where you choose its conditions and columns, with files to match.',
      })}
    </p>
    ${table(
      request,
      lists.map((list) => ({
        id: list.slug,
        path: `${path}/${list.slug}`,
        name: nameOf(request, list),
        note: [...parametersOf(list).keys()].join(', '),
      })),
    )}
    <p>
      ${say({ ja: 'どのファイルにも使えるパラメーター', en: 'Parameters of every file' })}:
      <code>${[...commonParameters, 'lang'].join(', ')}</code>
    </p>
    ${
      indicators
        ? html`<h2 id="indicator-files">${say({ ja: '指標', en: 'Indicators' })}</h2>
            ${table(
              request,
              indicators.map(({ code, name }) => ({
                id: `indicator-${code}`,
                path: `${path}/indicators/${code}`,
                name,
                note: code,
              })),
            )}`
        : ''
    }
    <h2 id="forms">${say({ ja: '自治体標準オープンデータセットの様式', en: 'Standard forms of municipalities' })}</h2>
    <ul>
      ${municipalForms.map((form) => html`<li><a href="${request.addresses.relative(`${form.path}.csv`)}">${form.path.slice(path.length + 1)}.csv</a></li>`)}
    </ul>`;
}

/** The name of a list, which leads to its page if it has one. */
function nameOf(request: ResourceRequest, list: ExportedList): Html | string {
  const title = list.title[tagOf(request)];
  return hasPage(list) ? html`<a href="${request.addresses.link(`/lists/${list.slug}`)}">${title}</a>` : title;
}

interface ShownFile {
  id: string;
  path: string;
  name: Html | string;
  note: string;
}

function table(request: ResourceRequest, files: ShownFile[]): Html {
  const say = (text: LocalizedText): string => inLanguage(request, text);
  const { addresses } = request;
  const name = say({ ja: 'ファイルの表', en: 'Table of files' });
  const shown = dataTable({
    name: { label: name },
    columns: [
      { header: say({ ja: '名称', en: 'Name' }) },
      { header: say({ ja: 'ファイル', en: 'Files' }) },
      { header: say({ ja: '条件・コード', en: 'Filters or code' }) },
    ],
    rows: files.map((file) => ({
      id: file.id,
      cells: [
        file.name,
        html`${[...fileFormats.map((format) => format.suffix), 'metadata.json'].map(
          (suffix) =>
            html`<a href="${addresses.relative(`${file.path}.${suffix}?lang=${tagOf(request)}`)}">${suffix}</a> `,
        )}`,
        html`<code>${file.note}</code>`,
      ],
    })),
  });
  return foldLong(request, { count: files.length, what: name }, shown);
}
