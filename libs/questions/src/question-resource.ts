import { tableTitle } from '@tokorozawa/answer-tables';
import { pngOf, svgOf } from '@tokorozawa/charts/pictures';
import { writeCsv, writeXlsx } from '@tokorozawa/files';
import { linkHeader } from '@tokorozawa/pages';
import type { Form, Representation, Resource, ResourceRequest } from '@tokorozawa/resources';
import { languageTagOf } from '@tokorozawa/vocabulary';
import { askQuestion, chosenTable, requireComplete, type QuestionAnswer } from './answer';
import { findQuestion, type KnownQuestions, questionId, questionPath } from './question';
import { formsOf, pictureParameters, requireChart } from './picture';
import { writeJson } from './question-json';
import { writeQuestionPage } from './question-page';
import { readVariables, requireParametersOf } from './read-variables';
import { sheetOf } from './sheet-of-answer';

/** A ready-made question: a page for people, and its answer as files. Its variables are query parameters. */
export function questionResource(known: KnownQuestions): Resource {
  const forms: [Form, ...Form[]] = [
    {
      mediaType: 'text/html; charset=utf-8',
      suffix: 'html',
      write: (request) => writeQuestionPage(known, request, forms),
    },
    {
      mediaType: 'application/json; charset=utf-8',
      suffix: 'json',
      write: file([], (answer, request) => writeJson(answer, known.parts.get(answer.question.partId), request)),
    },
    {
      mediaType: 'text/csv; charset=utf-8',
      suffix: 'csv',
      write: file(['table'], (answer, { query, schema, locale }) => {
        const table = chosenTable(answer, query.get('table'));
        if (!table) return writeCsv([], []);
        const { headers, rows } = sheetOf(table, answer, schema, languageTagOf[locale]);
        return writeCsv(headers, rows);
      }),
    },
    {
      mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      suffix: 'xlsx',
      write: file(['table'], (answer, request) => {
        const { query, schema, locale } = request;
        const language = languageTagOf[locale];
        const table = chosenTable(answer, query.get('table'));
        const { headers: heads, rows } = table ? sheetOf(table, answer, schema, language) : { headers: [], rows: [] };
        const name = (table ? tableTitle(table, language) : '').replaceAll(/[[\]:*?/\\]/g, ' ').slice(0, 31) || 'Data';
        return writeXlsx([{ name, heads, rows }], request);
      }),
    },
    {
      mediaType: 'image/svg+xml; charset=utf-8',
      suffix: 'svg',
      write: file(pictureParameters, (answer, request) => svgOf(requireChart(answer, request))),
    },
    {
      mediaType: 'image/png',
      suffix: 'png',
      write: file(pictureParameters, (answer, request) => pngOf(requireChart(answer, request), request)),
    },
  ];

  /** A form that must be complete, and that knows its parameters. */
  function file(
    parameters: readonly string[],
    write: (
      answer: QuestionAnswer,
      request: ResourceRequest,
    ) => Representation['body'] | Promise<Representation['body']>,
  ): Form['write'] {
    return async (request) => {
      const question = findQuestion(known, questionId(request.params), request);
      requireParametersOf(question.parameters, request.query, parameters);
      const variables = readVariables(question.parameters, request.query);
      const answer = requireComplete(await askQuestion(request, question, variables));
      const link = linkHeader(request.addresses, {
        path: questionPath(question.id),
        forms: formsOf(forms, answer, request),
      });
      return { body: await write(answer, request), headers: { link } };
    };
  }
  return { path: '/q/:subgraph/:question', parameters: 'any', keepsEmptyParameters: true, forms };
}
