import { columnHeaders, tableTitle, toSheet } from '@tokorozawa/answer-tables';
import { pictureForms } from '@tokorozawa/charts/pictures';
import { writeCsv, writeXlsx } from '@tokorozawa/files';
import { linkHeader } from '@tokorozawa/pages';
import {
  badParameter,
  type Form,
  csvParameters,
  readCsvOptions,
  type Representation,
  type Resource,
  type ResourceRequest,
} from '@tokorozawa/resources';
import { languageTagOf } from '@tokorozawa/vocabulary';
import { askQuestion, chosenTable, type QuestionAnswer, requireComplete, shownTables } from './answer';
import { formsOf, pictureOnPage, requireChart } from './picture';
import { findQuestion, type KnownQuestions, type Question, questionId, questionPath } from './question';
import { writeJson } from './question-json';
import { writeQuestionPage } from './question-page';
import { readVariables, requireParametersOf } from './read-variables';
import { notesOf, sheetOf } from './sheet-of-answer';

const ownCsvParameters = ['table', 'headers', ...csvParameters];

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
      parameters: ownCsvParameters,
      write: file(ownCsvParameters, writeCsvFile),
    },
    {
      mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      suffix: 'xlsx',
      parameters: ['table'],
      write: file(['table'], (answer, request) => {
        const { query, schema, locale } = request;
        const language = languageTagOf[locale];
        const sheets = shownTables(answer, query.get('table')).map((table) => {
          const { headers, rows, hasDays } = sheetOf(table, answer, schema, language);
          const types = hasDays.map((isDay) => (isDay ? ('day' as const) : undefined));
          const name = sheetName(tableTitle({ ...table, lists: table.lists.slice(-1) }, language));
          return { name, headers, types, rows };
        });
        return writeXlsx(sheets.length > 0 ? sheets : [{ name: sheetName(''), headers: [], rows: [] }], request);
      }),
    },
    ...pictureForms(async (request, options) => requireChart(await completeAnswer(request), request, options)).map(
      linked,
    ),
  ];

  const questionOf = (request: ResourceRequest): Question => findQuestion(known, questionId(request.params), request);

  /** The answer of a file. Throws a ResourceError if it lacks anything. */
  async function completeAnswer(request: ResourceRequest): Promise<ReturnType<typeof requireComplete>> {
    const question = questionOf(request);
    const variables = readVariables(question.parameters, request.query);
    return requireComplete(await askQuestion(request, question, variables));
  }

  function file(
    parameters: readonly string[],
    write: (
      answer: QuestionAnswer,
      request: ResourceRequest,
    ) => Representation['body'] | Promise<Representation['body']>,
  ): Form['write'] {
    return async (request) => {
      requireParametersOf(questionOf(request).parameters, request.query, parameters);
      const answer = await completeAnswer(request);
      const path = questionPath(answer.question.id);
      const link = linkHeader(request.addresses, {
        path,
        forms: formsOf(forms, pictureOnPage(answer, request), request),
      });
      return { body: await write(answer, request), headers: { link }, validUntil: answer.question.validUntil };
    };
  }

  /** A picture with the header `link`. Where there is one, there are all forms. */
  function linked(form: Form): Form {
    const own = ['table', ...(form.parameters ?? [])];
    return {
      ...form,
      parameters: own,
      async write(request) {
        const { id, parameters, validUntil } = questionOf(request);
        requireParametersOf(parameters, request.query, own);
        const { headers, ...picture } = await form.write(request);
        const link = linkHeader(request.addresses, { path: questionPath(id), forms });
        return { ...picture, headers: { ...headers, link }, validUntil };
      },
    };
  }
  return {
    path: '/q/:subgraph/:question',
    parameters: 'any',
    keepsEmptyParameters: true,
    pagePaths: () => [...known.questions.keys()].map(questionPath),
    forms,
  };
}

/** What a sheet may be called: without some characters, and not too long. */
const sheetName = (title: string): string => title.replaceAll(/[[\]:*?/\\]/g, ' ').slice(0, 31) || 'Data';

/**
 * The chosen table as CSV, with `headers=names` under the names of its fields, with `bom=0` in the original characters, and with
 * `excel=1` for a double click.
 */
function writeCsvFile(answer: QuestionAnswer, { query, schema, locale }: ResourceRequest): string {
  const options = readCsvOptions(query);
  const style = readChoice(query, 'headers', ['words', 'names']) === 'names' ? 'paths' : 'words';
  const table = chosenTable(answer, query.get('table'));
  if (!table) return writeCsv([], [], options);
  const language = languageTagOf[locale];
  const notes = notesOf(table, answer, schema, language);
  const { headers, rows } = toSheet(table, table.rows, columnHeaders(table, style, language), notes, language);
  return writeCsv(headers, rows, options);
}

/** The value of a parameter; the first of its values if it is absent. */
function readChoice(query: URLSearchParams, name: string, values: readonly [string, string]): string {
  const value = query.get(name) || values[0];
  if (values.includes(value)) return value;
  throw badParameter(name, {
    ja: `「${name}」は ${values.join(' か ')} です。`,
    en: `"${name}" must be ${values.join(' or ')}.`,
  });
}
