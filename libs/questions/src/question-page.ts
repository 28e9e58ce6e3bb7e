import { firstTable, tableTitle } from '@tokorozawa/answer-tables';
import { describeChart } from '@tokorozawa/charts';
import {
  embedLinks,
  embedPart,
  inLanguage,
  license,
  linesText,
  pageHeaders,
  tagOf,
  unavailableNotice,
  writePage,
  type Html,
  type PageContext,
} from '@tokorozawa/pages';
import { type Form, type Representation, ResourceError, type ResourceRequest } from '@tokorozawa/resources';
import { html } from 'hono/html';
import { explorerPath, questionAddress } from './addresses';
import { askQuestion, chosenTable, type QuestionAnswer, requireComplete } from './answer';
import { answerTable } from './answer-table';
import { citationOfAnswer, sourcesOf } from './citation';
import { chartOfAnswer, formsOf } from './picture';
import { findQuestion, type KnownQuestions, type Question, questionId, questionPath } from './question';
import { questionForm } from './question-form';
import { readVariables, requireParametersOf } from './read-variables';
import { notesOf } from './sheet-of-answer';

/** The page of a question: what it asks, its variables as a form, its answer, and where it comes from. */
export async function writeQuestionPage(
  known: KnownQuestions,
  request: ResourceRequest,
  forms: readonly Form[],
): Promise<Representation> {
  const { query, addresses } = request;
  const question = findQuestion(known, questionId(request.params), request);
  const sentence = inLanguage(request, question.sentence);
  const path = questionPath(question.id);
  const answer = await answerOrFault(request, question);
  const fault = answer instanceof ResourceError ? answer : undefined;
  const offered = answer instanceof ResourceError ? forms : formsOf(forms, answer, request);
  const kept = ['lang', 'table'].flatMap((name): [string, string][] => {
    const value = query.get(name);
    return value ? [[name, value]] : [];
  });
  const main = html`
    ${partLine(known, request, question)}
    <h1>${sentence}</h1>
    ${fault ? faultNotice(request, question, fault) : ''} ${questionForm(request, { question, query, fault, kept })}
    ${answer instanceof ResourceError ? '' : answerParts(known, request, answer, offered)}
  `;
  return {
    status: fault?.status ?? 200,
    body: writePage(request, {
      title: sentence,
      description: sentence,
      path,
      forms: offered,
      head: embedLinks(request, path, sentence),
      main,
      parameters: query,
    }),
    headers: pageHeaders(addresses, { path, forms: offered }),
  };
}

/** What a reader can correct, and therefore sees beside the form. */
const correctable = new Set(['BAD_USER_INPUT', 'NOT_FOUND']);

/** The answer, or what is wrong with the parameters. Throws a ResourceError if there is nothing to show for another reason. */
async function answerOrFault(request: ResourceRequest, question: Question): Promise<QuestionAnswer | ResourceError> {
  try {
    requireParametersOf(question.parameters, request.query, ['table']);
    const answer = await askQuestion(request, question, readVariables(question.parameters, request.query));
    chosenTable(answer, request.query.get('table'));
    const isWrong = answer.failures.some(({ code }) => correctable.has(code));
    return isWrong || !answer.data ? requireComplete(answer) : answer;
  } catch (error) {
    if (error instanceof ResourceError && correctable.has(error.code)) return error;
    throw error;
  }
}

function partLine({ parts }: KnownQuestions, context: PageContext, { partId }: Question): Html {
  const { addresses } = context;
  const part = parts.get(partId);
  return html`<p class="kicker">
    <a href="${addresses.link('/q')}">${inLanguage(context, { ja: '質問', en: 'Questions' })}</a>
    ${part ? html`› <a href="${addresses.link(`/parts/${part.id}`)}">${inLanguage(context, part.title)}</a>` : ''}
  </p>`;
}

function faultNotice(context: PageContext, { parameters }: Question, { parameter, text }: ResourceError): Html {
  const isInput = parameters.some(({ name }) => name === parameter);
  return html`<p class="notice" role="alert">
    ${inLanguage(context, text)}
    ${isInput ? html`<a href="#input-${parameter}">${inLanguage(context, { ja: '入力欄へ', en: 'Go to the input' })}</a>` : ''}
  </p>`;
}

function answerParts(
  known: KnownQuestions,
  request: ResourceRequest,
  answer: QuestionAnswer,
  forms: readonly Form[],
): Html {
  const { schema, query } = request;
  const table = chosenTable(answer, query.get('table'));
  const away = answer.failures.flatMap(({ subgraph }) => (subgraph ? [subgraph] : []));
  return html`${unavailableNotice(
      request,
      [...new Set(away)].map((name) => known.titleOf(name)),
    )}
    ${picturePart(request, answer)}
    <h2>${inLanguage(request, { ja: '表', en: 'Table' })}</h2>
    ${tableLinks(request, answer, table?.id)}
    ${
      table
        ? answerTable(request, { table, notes: notesOf(table, answer, schema, tagOf(request)), schema })
        : html`<p>${inLanguage(request, { ja: '該当するものはありません。', en: 'Nothing was found.' })}</p>`
    }
    ${filesPart(request, answer, forms)} ${sourcePart(request, answer)}
    ${embedPart(request, {
      path: `/embed${questionAddress(answer.question, answer.variables)}`,
      title: inLanguage(request, answer.question.sentence),
      height: embedHeight,
    })}`;
}

/** Of the frame in which another site shows a question, in pixels. */
const embedHeight = 520;

/** The answer as a picture, which is drawn when it is asked for. Empty if it has nothing to draw. */
function picturePart(request: ResourceRequest, answer: QuestionAnswer): Html | '' {
  const chart = chartOfAnswer(answer, request, { theme: 'light', width: 860 });
  if (!chart || answer.errors.length > 0) return '';
  const table = request.query.get('table') ?? '';
  const path = withParameter(questionAddress(answer.question, answer.variables, '.svg'), 'table', table);
  const address = (theme: string, width: number): string => {
    const sized = withParameter(path, 'width', width === 860 ? '' : String(width));
    return request.addresses.relative(withParameter(withParameter(sized, 'theme', theme), 'lang', tagOf(request)));
  };
  return html`<h2>${inLanguage(request, { ja: '図', en: 'Picture' })}</h2>
    <picture>
      <source media="(max-width: 40rem) and (prefers-color-scheme: dark)" srcset="${address('dark', 400)}" />
      <source media="(max-width: 40rem)" srcset="${address('', 400)}" />
      <source media="(prefers-color-scheme: dark)" srcset="${address('dark', 860)}" />
      <img src="${address('', 860)}" alt="${describeChart(chart)}" />
    </picture>`;
}

/** Links to the other lists of the answer, which are tables of their own. */
function tableLinks(
  request: ResourceRequest,
  { question, variables, tables }: QuestionAnswer,
  shown?: string,
): Html | '' {
  const filled = tables.filter(({ rows, id }) => rows.length > 0 || id === shown);
  if (filled.length < 2) return '';
  const first = firstTable(tables)?.id;
  return html`<nav aria-label="${inLanguage(request, { ja: '表', en: 'Tables' })}">
    <ul class="chips">
      ${filled.map((table) => {
        const address = withParameter(
          questionAddress(question, variables),
          'table',
          table.id === first ? '' : table.id,
        );
        const current = table.id === shown ? html` aria-current="true"` : '';
        return html`<li>
          <a href="${request.addresses.link(address)}" ${current}>${tableTitle(table, tagOf(request))}</a>
        </li>`;
      })}
    </ul>
  </nav>`;
}

const withParameter = (address: string, name: string, value: string): string =>
  value === '' ? address : `${address}${address.includes('?') ? '&' : '?'}${name}=${encodeURIComponent(value)}`;

const formNames: Record<string, { ja: string; en: string }> = {
  json: { ja: '答え全体、出典つき', en: 'the whole answer, with its sources' },
  csv: { ja: '表', en: 'the table' },
  xlsx: { ja: '表、Excel', en: 'the table, for Excel' },
  svg: { ja: '図', en: 'the picture' },
  png: { ja: '図', en: 'the picture' },
};

function filesPart(request: ResourceRequest, { question, variables }: QuestionAnswer, forms: readonly Form[]): Html {
  const table = request.query.get('table') ?? '';
  const links = forms.flatMap(({ suffix }) => {
    const name = suffix && formNames[suffix];
    if (!name) return [];
    const path = questionAddress(question, variables, `.${suffix}`);
    const address = request.addresses.link(suffix === 'json' ? path : withParameter(path, 'table', table));
    return [html`<li><a href="${address}">${suffix.toUpperCase()}</a> (${inLanguage(request, name)})</li>`];
  });
  const explorer = request.addresses.relative(explorerPath(question, variables));
  return html`<h2>${inLanguage(request, { ja: 'ファイル', en: 'Files' })}</h2>
    <ul class="links">
      ${links}
      <li>
        <a href="${explorer}"
          >${inLanguage(request, { ja: 'エクスプローラーで開き、問い合わせを変える', en: 'Open in the explorer, and change the query' })}</a
        >
      </li>
      <li>
        <a href="${request.addresses.relative('/openapi.json')}" rel="service-desc"
          >${inLanguage(request, { ja: 'すべての質問の OpenAPI 記述', en: 'The OpenAPI description of all questions' })}</a
        >
      </li>
    </ul>`;
}

function sourcePart(request: ResourceRequest, answer: QuestionAnswer): Html {
  const language = tagOf(request);
  const lines = new Map<string, Set<number>>();
  for (const { heading, lines: own = [] } of sourcesOf(answer.records, language)) {
    const known = lines.get(heading) ?? new Set();
    lines.set(heading, known);
    own.forEach((line) => known.add(line));
  }
  const headings = [...lines].map(([heading, numbers]) => {
    const text = linesText(
      [...numbers].sort((a, b) => a - b),
      language,
    );
    return html`<li><span lang="ja">${heading}</span>${text && html` <span class="soft">${text}</span>`}</li>`;
  });
  return html`<h2>${inLanguage(request, { ja: '出典', en: 'Sources' })}</h2>
    <p class="quote">${citationOfAnswer(answer, request.addresses, language)}</p>
    ${
      headings.length > 0
        ? html`<ul class="links">
            ${headings}
          </ul>`
        : ''
    }
    <p class="soft">${license[language]}</p>`;
}
