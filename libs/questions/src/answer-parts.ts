import { type AnswerTable, firstTable, tableTitle } from '@tokorozawa/answer-tables';
import { type Chart, chartHeight, describeChart } from '@tokorozawa/charts';
import { foldLong, inLanguage, paperLink, pictureWidth, tagOf, themedPicture, type Html } from '@tokorozawa/pages';
import type { ResourceRequest } from '@tokorozawa/resources';
import { html, raw } from 'hono/html';
import { questionAddress } from './addresses';
import { idsOf, type QuestionAnswer } from './answer';
import { answerTable } from './answer-table';
import { pageLinks } from './page-links';
import type { Picture } from './picture';
import { notesOf } from './sheet-of-answer';

/** The address of an answer, or of one of its files, with the table that the reader chose. */
export function answerAddress(
  { query }: Pick<ResourceRequest, 'query'>,
  { question, variables }: QuestionAnswer,
  suffix = '',
  addressOf = questionAddress,
): string {
  return withParameter(addressOf(question, variables, suffix), 'table', query.get('table') ?? '');
}

const withParameter = (address: string, name: string, value: string): string =>
  value === '' ? address : `${address}${address.includes('?') ? '&' : '?'}${name}=${encodeURIComponent(value)}`;

/** The picture that answers, which is drawn when it is asked for, or the figure; or why there is none. */
export function picturePart(request: ResourceRequest, answer: QuestionAnswer, picture: Picture): Html | '' {
  if (answer.errors.length > 0) {
    const isAway = answer.tables.some(({ rows }) => rows.length > 0) && 'chart' in picture;
    return isAway ? html`<p class="soft">${inLanguage(request, pictureLater)}</p>` : '';
  }
  if (!('chart' in picture)) return html`<p class="soft">${inLanguage(request, picture.reason)}</p>`;
  const { chart } = picture;
  const path = answerAddress(request, answer, '.svg');
  const heightAt = (width: number): number => Math.round(chartHeight({ ...chart, width }));
  return html`<section class="answer" aria-labelledby="picture">
    <h2 class="unseen" id="picture">${inLanguage(request, { ja: '図', en: 'Picture' })}</h2>
    ${
      chart.kind === 'figure'
        ? figures(chart)
        : themedPicture(request, { path, text: describeChart(chart), width: pictureWidth, heightAt })
    }
    ${fileLinks(request, answer, {
      label: { ja: '図を保存', en: 'Save the picture' },
      files: [
        ['png', 'PNG'],
        ['svg', 'SVG'],
      ],
    })}
  </section>`;
}

const pictureLater = {
  ja: '図は、答えがすべてそろうときに表示します。',
  en: 'The picture is shown when the answer is complete.',
};

/** The figures of a chart in large type, each with what it is. */
const figures = ({ measure, series, language }: Chart): Html =>
  html`<ul class="figures">
    ${series.flatMap(({ name, marks }) =>
      marks.map(({ label, time, text }) => {
        const of = name && `${name}${language === 'ja' ? '：' : ': '}`;
        const about = of + [...new Set([measure, label, time])].filter(Boolean).join(' ');
        return html`<li>${about} <span class="big">${text}</span></li>`;
      }),
    )}
  </ul>`;

/** The tables of an answer, each with its files, with links to its other tables and to the rest of its rows. */
export function tablesPart(request: ResourceRequest, answer: QuestionAnswer, tables: readonly AnswerTable[]): Html {
  const filled = tables.filter(({ rows }) => rows.length > 0);
  const isOnly = filled.length === 1;
  return html`<h2 id="table">
      ${inLanguage(request, isOnly || filled.length === 0 ? { ja: '表', en: 'Table' } : { ja: '表', en: 'Tables' })}
    </h2>
    ${tableLinks(request, answer, tables)}
    ${
      filled.length > 0
        ? filled.map((table, index) => onePart(request, answer, { table, index, isOnly }))
        : html`<p>${inLanguage(request, answer.errors.length > 0 ? unknownNow : nothingFound)}</p>
            ${otherFiles(request, answer)}`
    }
    ${filled.length > 0 ? pageLinks(request, answer) : ''}`;
}

const nothingFound = { ja: '該当するものはありません。', en: 'Nothing was found.' };
const unknownNow = { ja: 'いまは答えられません。', en: 'There is no answer now.' };

interface PlacedTable {
  table: AnswerTable;
  /** Among the tables of the page. */
  index: number;
  isOnly: boolean;
}

function onePart(request: ResourceRequest, answer: QuestionAnswer, { table, index, isOnly }: PlacedTable): Html {
  const { schema } = request;
  const notes = notesOf(table, answer, schema, tagOf(request));
  // The first keeps the ids that it has on a page of its own, and has the file of the whole answer.
  const isFirst = index === 0;
  const place = isFirst ? '' : String(index + 1);
  const label = { ja: '表を保存', en: 'Save the table' };
  const title = shortTitle(request, table);
  const shown = answerTable(request, { table, notes, ids: idsOf(answer), place: isOnly ? undefined : place });
  // A phone shows the first table, and that there are others.
  return html`${isOnly ? '' : html`<h3 id="table-${table.id}">${title}</h3>`}
  ${isFirst ? shown : foldLong(request, { count: table.rows.length, what: title }, shown)}
  ${fileLinks(
    request,
    answer,
    isFirst ? { label, files: [...tableFiles, ['json', 'JSON']] } : { label, files: tableFiles, table: table.id },
  )}`;
}

const tableFiles: FileLinks['files'] = [
  ['xlsx', 'Excel (XLSX)'],
  ['csv', 'CSV'],
];

/** Beside an empty table: links to files of the tables of the answer that have rows. */
function otherFiles(request: ResourceRequest, answer: QuestionAnswer): Html | '' {
  const filled = answer.tables.filter(({ rows }) => rows.length > 0);
  if (filled.length === 0) return '';
  const files = filled.map((table) => {
    const title = tableTitle(table, tagOf(request));
    const label = { ja: `表「${title}」を保存`, en: `Save the table “${title}”` };
    return fileLinks(request, answer, { label, files: tableFiles, table: table.id });
  });
  return html`${files}
  ${fileLinks(request, answer, { label: { ja: '答えの全体を保存', en: 'Save the whole answer' }, files: [['json', 'JSON']] })}`;
}

/** What a table is called below the question that it answers. */
const shortTitle = (request: ResourceRequest, table: AnswerTable): string =>
  tableTitle({ ...table, lists: table.lists.slice(-1) }, tagOf(request));

/** Links to the lists of the answer that the page does not show, which are tables of their own, and back to those that it shows first. */
function tableLinks(request: ResourceRequest, answer: QuestionAnswer, shown: readonly AnswerTable[]): Html | '' {
  const { question, variables, tables } = answer;
  const ids = new Set(shown.map(({ id }) => id));
  // What a shown table joins needs no table of its own.
  const isJoined = (id: string): boolean => [...ids].some((each) => id.startsWith(`${each}.`));
  const filled = tables.filter(({ rows, id }) => ids.has(id) || (rows.length > 0 && !isJoined(id)));
  if (filled.length < 2) return '';
  const [first = firstTable(tables)?.id] = question.tables;
  const isTogether = (id: string): boolean => ids.has(id) && shown.length > 1;
  return html`<nav aria-label="${inLanguage(request, { ja: '表', en: 'Tables' })}">
    <ul class="chips">
      ${filled.map((table) => {
        const { id } = table;
        const title = tableTitle(table, tagOf(request));
        const address = withParameter(questionAddress(question, variables), 'table', id === first ? '' : id);
        return isTogether(id)
          ? html`<li><a href="#table-${id}">${shortTitle(request, table)}</a></li>`
          : html`<li>
              <a
                href="${request.addresses.link(address)}"
                id="table-${id}"
                data-live
                ${ids.has(id) ? raw('aria-current="true"') : ''}
                >${title}</a
              >
            </li>`;
      })}
    </ul>
  </nav>`;
}

interface FileLinks {
  label: { ja: string; en: string };
  files: readonly (readonly [suffix: string, name: string])[];
  /** The table, if it is not the one that is shown. */
  table?: string;
}

const fileLinks = (request: ResourceRequest, answer: QuestionAnswer, { label, files, table }: FileLinks): Html =>
  html`<p class="saved">
    ${inLanguage(request, label)}:
    ${files.map(([suffix, name]) => {
      const whole = questionAddress(answer.question, answer.variables, `.${suffix}`);
      const shown =
        table === undefined ? answerAddress(request, answer, `.${suffix}`) : withParameter(whole, 'table', table);
      // JSON is the whole answer, and not one table of it.
      const path = suffix === 'json' ? whole : shown;
      const id = table === undefined ? `file-${suffix}` : `file-${table}-${suffix}`;
      return html`${paperLink(request, path, name, id)} `;
    })}
  </p>`;
