import { type AnswerTable, firstTable, tableTitle } from '@tokorozawa/answer-tables';
import { type Chart, chartHeight, describeChart } from '@tokorozawa/charts';
import { inLanguage, tagOf, type Html } from '@tokorozawa/pages';
import type { ResourceRequest } from '@tokorozawa/resources';
import { html, raw } from 'hono/html';
import { questionAddress } from './addresses';
import type { QuestionAnswer } from './answer';
import { answerTable } from './answer-table';
import { pageLinks } from './page-links';
import { pageWidth, type Picture } from './picture';
import { notesOf } from './sheet-of-answer';

/** The address of an answer, or of one of its files, with the table that the reader chose. */
export function answerAddress({ query }: Pick<ResourceRequest, 'query'>, answer: QuestionAnswer, suffix = ''): string {
  return withParameter(questionAddress(answer.question, answer.variables, suffix), 'table', query.get('table') ?? '');
}

const withParameter = (address: string, name: string, value: string): string =>
  value === '' ? address : `${address}${address.includes('?') ? '&' : '?'}${name}=${encodeURIComponent(value)}`;

/** The width of the picture on a narrow screen, in pixels. */
const narrowWidth = 400;

/** The picture that answers, which is drawn when it is asked for, or the figure; or why there is none. */
export function picturePart(request: ResourceRequest, answer: QuestionAnswer, picture: Picture): Html | '' {
  if (answer.errors.length > 0) return '';
  if (!('chart' in picture)) return html`<p class="soft">${inLanguage(request, picture.reason)}</p>`;
  const { chart } = picture;
  const path = answerAddress(request, answer, '.svg');
  const address = (theme: string, width: number): string => {
    const sized = withParameter(path, 'width', String(width));
    return request.addresses.relative(withParameter(withParameter(sized, 'theme', theme), 'lang', tagOf(request)));
  };
  const heightAt = (width: number): number => Math.round(chartHeight({ ...chart, width }));
  const source = (media: string, theme: string, width: number): Html =>
    html`<source media="${media}" srcset="${address(theme, width)}" width="${width}" height="${heightAt(width)}" />`;
  return html`<section class="answer" aria-labelledby="picture">
    <h2 class="unseen" id="picture">${inLanguage(request, { ja: '図', en: 'Picture' })}</h2>
    ${
      chart.kind === 'figure'
        ? figures(chart)
        : html`<picture>
            ${source('(max-width: 40rem) and (prefers-color-scheme: dark)', 'dark', narrowWidth)}
            ${source('(max-width: 40rem)', '', narrowWidth)}
            ${source('(prefers-color-scheme: dark)', 'dark', pageWidth)}
            <img
              src="${address('', pageWidth)}"
              alt="${describeChart(chart)}"
              width="${pageWidth}"
              height="${heightAt(pageWidth)}"
              fetchpriority="high"
            />
          </picture>`
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

/** The figures of a chart in large type, each with what it is. */
const figures = ({ measure, series }: Chart): Html =>
  html`<ul class="figures">
    ${series
      .flatMap(({ marks }) => marks)
      .map(({ label, time, text }) => {
        const about = [...new Set([measure, label, time])].filter(Boolean).join(' ');
        return html`<li>${about} <span class="big">${text}</span></li>`;
      })}
  </ul>`;

/** The table of an answer, with links to its other tables, to the rest of its rows, and to files of it. */
export function tablePart(request: ResourceRequest, answer: QuestionAnswer, table: AnswerTable | undefined): Html {
  const { schema } = request;
  return html`<h2 id="table">${inLanguage(request, { ja: '表', en: 'Table' })}</h2>
    ${tableLinks(request, answer, table?.id)}
    ${
      table && table.rows.length > 0
        ? html`${answerTable(request, { table, notes: notesOf(table, answer, schema, tagOf(request)), schema })}
          ${pageLinks(request, answer)}
          ${fileLinks(request, answer, {
            label: { ja: '表を保存', en: 'Save the table' },
            files: [...tableFiles, ['json', 'JSON']],
          })}`
        : html`<p>${inLanguage(request, { ja: '該当するものはありません。', en: 'Nothing was found.' })}</p>
            ${otherFiles(request, answer)}`
    }`;
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

/** Links to the other lists of the answer, which are tables of their own. */
function tableLinks(request: ResourceRequest, answer: QuestionAnswer, shown?: string): Html | '' {
  const { question, variables, tables } = answer;
  // What the shown table joins needs no table of its own.
  const isJoined = (id: string): boolean => shown !== undefined && id.startsWith(`${shown}.`);
  const filled = tables.filter(({ rows, id }) => id === shown || (rows.length > 0 && !isJoined(id)));
  if (filled.length < 2) return '';
  const first = question.table ?? firstTable(tables)?.id;
  return html`<nav aria-label="${inLanguage(request, { ja: '表', en: 'Tables' })}">
    <ul class="chips">
      ${filled.map(({ id, ...table }) => {
        const address = withParameter(questionAddress(question, variables), 'table', id === first ? '' : id);
        return html`<li>
          <a
            href="${request.addresses.link(address)}"
            id="table-${id}"
            data-live
            ${id === shown ? raw('aria-current="true"') : ''}
            >${tableTitle({ id, ...table }, tagOf(request))}</a
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
      return html`<a href="${request.addresses.link(path)}" id="${id}">${name}</a> `;
    })}
  </p>`;
