import { type RecordProvenance, recordsOf } from '@tokorozawa/answer-tables';
import { describeChart } from '@tokorozawa/charts';
import { indicatorChart } from '@tokorozawa/charts/pictures';
import { dateText, type Html, indicatorPath, inLanguage, linesText, tagOf, themedPicture } from '@tokorozawa/pages';
import {
  answerTable,
  askQuestion,
  chartOfAnswer,
  chosenTable,
  findQuestion,
  idsOf,
  type KnownQuestions,
  notesOf,
  type QuestionAnswer,
  questionAddress,
  readVariables,
  requireComplete,
  requireParametersOf,
  sentenceOfAnswer,
  shownTables,
} from '@tokorozawa/questions';
import { type Form, type Resource, type ResourceRequest } from '@tokorozawa/resources';
import { editionInEnglish } from '@tokorozawa/vocabulary/dates-in-words';
import { recordPath } from '@tokorozawa/vocabulary/record-id';
import { html } from 'hono/html';
import { themeOf, writeEmbed } from './embed-page';
import { amountText, type Figure, readFigure, readIndicator, sourceOf, titleOf } from './figures';
import { marksOf } from './marks';
import { oembedResource } from './oembed';

const mediaType = 'text/html; charset=utf-8';

const page = (write: Form['write']): [Form] => [{ mediaType, write }];

/** Small pages for the frames of other sites, and how those find them by an address alone (oEmbed). */
export const embeds = (known: KnownQuestions): Resource[] => [
  {
    path: '/embed/q/:subgraph/:question',
    parameters: 'any',
    keepsEmptyParameters: true,
    forms: page(async (request) => {
      const { subgraph, question: name } = request.params;
      const question = findQuestion(known, `${subgraph}/${name}`, request);
      requireParametersOf(question.parameters, request.query, ['table', 'theme']);
      const variables = readVariables(question.parameters, request.query);
      const answer = requireComplete(await askQuestion(request, question, variables));
      const title = inLanguage(request, question.sentence);
      const sentence = sentenceOfAnswer(answer);
      const records = recordsOf(answer.records, shownTables(answer, request.query.get('table')));
      const embed = writeEmbed(request, {
        title,
        path: questionAddress(question, variables),
        main: html`${sentence ? html`<p>${sentence}</p>` : ''} ${pictureOrTable(request, answer)}`,
        marks: marksOf(request, records),
        source: sourceOfAnswer(request, records),
      });
      return { ...embed, validUntil: question.validUntil };
    }),
  },
  {
    path: '/embed/indicators/:id',
    parameters: ['theme'],
    forms: page(async (request) => {
      const indicator = await readIndicator(request, request.params.id as string);
      const { nodes } = indicator.observations;
      const path = indicatorPath(indicator.id);
      return writeEmbed(request, {
        title: indicator.name,
        path,
        main: nodes.length === 1 ? figure(request, nodes[0] as Figure) : await indicatorPicture(request, indicator.id),
        marks: marksOf(request, nodes),
        source: sourceOf(request, nodes, indicator.name, path),
      });
    }),
  },
  {
    path: '/embed/id/:id',
    parameters: ['theme'],
    forms: page(async (request) => {
      const shown = await readFigure(request, request.params.id as string);
      const path = recordPath(shown.id);
      return writeEmbed(request, {
        title: titleOf(shown),
        path,
        main: figure(request, shown),
        marks: marksOf(request, [shown]),
        source: sourceOf(request, [shown], titleOf(shown), path),
      });
    }),
  },
  oembedResource(known),
];

const figure = (request: ResourceRequest, shown: Figure): Html =>
  html`<p class="big">${amountText(request, shown)}</p>
    <p class="period">${dateText(shown.date, request.locale)}</p>`;

/** The picture of the page of an indicator. */
async function indicatorPicture(request: ResourceRequest, id: string): Promise<Html> {
  const chart = await indicatorChart(request, id, { language: tagOf(request), theme: 'light', width: frameWidth });
  return framedPicture(request, `${indicatorPath(id)}.svg`, describeChart(chart));
}

/** The picture of an answer in the colors of the frame, narrow where the frame is narrow; the table if nothing can be drawn. */
function pictureOrTable(request: ResourceRequest, answer: QuestionAnswer): Html {
  const { schema, query } = request;
  const chart = chartOfAnswer(answer, request, { theme: 'light', width: frameWidth });
  if (!chart) {
    const table = chosenTable(answer, query.get('table'));
    return table
      ? answerTable(request, { table, notes: notesOf(table, answer, schema, tagOf(request)), ids: idsOf(answer) })
      : html`<p>${inLanguage(request, { ja: '該当するものはありません。', en: 'Nothing was found.' })}</p>`;
  }
  const path = questionAddress(answer.question, answer.variables, '.svg');
  const table = query.get('table');
  const search = table ? `${path.includes('?') ? '&' : '?'}${String(new URLSearchParams({ table }))}` : '';
  return framedPicture(request, path + search, describeChart(chart));
}

/** The width of a picture in a wide frame, in pixels. */
const frameWidth = 720;

/** A picture in the colors of the frame, narrow where the frame is narrow. @param path below the root, perhaps with a query */
const framedPicture = (request: ResourceRequest, path: string, text: string): Html =>
  themedPicture(request, { path, text, width: frameWidth, theme: themeOf(request.query) });

/** Where an answer comes from, in one line: a picture says the rest below it. */
function sourceOfAnswer(request: ResourceRequest, records: readonly RecordProvenance[]): string {
  const language = tagOf(request);
  const [first] = records;
  if (!first)
    return inLanguage(request, { ja: '出典：所沢市 経営企画部', en: 'Source: Planning Department, Tokorozawa City.' });
  const { documentJa, documentEn, edition, heading, lines } = first.provenance;
  const headings = new Set(records.map(({ provenance }) => provenance.heading)).size;
  const place = records.length === 1 ? linesText(lines, language) : '';
  return inLanguage(request, {
    ja: `出典：${documentJa}${edition}「${heading}」${headings > 1 ? 'ほか' : ''}${place}を加工して作成。`,
    en: `Source: ${documentEn}, ${editionInEnglish(edition)}, “${heading}”${headings > 1 ? ' and others' : ''}${place && `, ${place}`}; edited.`,
  });
}
