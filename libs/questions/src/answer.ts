import {
  type AnswerField,
  type AnswerTable,
  type Failure,
  failuresOf,
  findRecords,
  firstTable,
  pathKey,
  type RecordProvenance,
  tablesOf,
  valueAt,
} from '@tokorozawa/answer-tables';
import {
  type AskedError,
  badParameter,
  completeData,
  domainName,
  ResourceError,
  type ResourceRequest,
  withParameter,
  isAboutInput,
} from '@tokorozawa/resources';
import type { GraphQLError } from 'graphql';
import { writtenParameters } from './addresses';
import type { Question } from './question';

/** What a question was answered. */
export interface QuestionAnswer {
  question: Question;
  variables: Record<string, unknown>;
  /** As GraphQL answers it; null if the operation failed as a whole. */
  data: Record<string, unknown> | null;
  errors: readonly AskedError[];
  /** The errors in words. */
  failures: Failure[];
  /** All records of the answer that say where they come from. */
  records: RecordProvenance[];
  tables: AnswerTable[];
}

/** Asks a question, and where its records come from, in one operation. */
export async function askQuestion(
  request: Pick<ResourceRequest, 'ask' | 'locale' | 'schema'>,
  question: Question,
  variables: Record<string, unknown>,
): Promise<QuestionAnswer> {
  const { data: asked, errors } = await request.ask(question.texts[request.locale], variables);
  const data = asked && (only(question.shape, asked) as Record<string, unknown>);
  return {
    question,
    variables,
    data,
    errors,
    failures: failuresOf({ errors: errors as GraphQLError[] }, (name) => domainName(request.schema, name)),
    records: findRecords(asked),
    tables: tablesOf(question.shape, data, question.tables),
  };
}

/** The ids of the records of an answer, by their paths in it. */
export const idsOf = ({ records }: Pick<QuestionAnswer, 'records'>): Map<string, string> =>
  new Map(records.flatMap(({ path, id }) => (id === undefined ? [] : [[pathKey(path), id] as const])));

/** An answer that lacks nothing, such as a file needs. Throws a ResourceError if anything is missing. */
export function requireComplete(answer: QuestionAnswer): QuestionAnswer & { data: Record<string, unknown> } {
  const { data, errors } = answer;
  try {
    return { ...answer, data: completeData({ data, errors }) };
  } catch (error) {
    throw error instanceof ResourceError ? inWords(error, answer) : error;
  }
}

/** The same error in words, with the parameter of the question that it is about, a given one rather than a default. */
function inWords(error: ResourceError, { question, variables, failures }: QuestionAnswer): ResourceError {
  const { status, code, text } = error;
  const inWords = isAboutInput(code) ? text : (failures[0]?.message ?? text);
  const names = [...writtenParameters(question, variables).keys(), ...question.parameters.map(({ name }) => name)];
  return withParameter(new ResourceError(status, code, inWords, undefined, error.variables), names);
}

/** What the fields of an answer hold, without what was asked beside them. */
function only(fields: AnswerField[], value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => only(fields, item));
  if (typeof value !== 'object' || value === null || fields.length === 0) return value;
  const keys = new Map(fields.map((field) => [field.key, field]));
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => {
      const field = keys.get(key);
      return field ? [[key, only(field.fields, inner)]] : [];
    }),
  );
}

/** What answers the question in a sentence; undefined for most. */
export function sentenceOfAnswer({ question, data }: Pick<QuestionAnswer, 'question' | 'data'>): string | undefined {
  const { value } = question.answer === undefined ? {} : valueAt(data, question.answer.split('.'));
  return typeof value === 'string' ? value : undefined;
}

/** The table that a parameter names, or else all that the question names and that have rows, or the one to show first. */
export function shownTables(answer: QuestionAnswer, named: string | null): AnswerTable[] {
  const { question, tables } = answer;
  const own = named ? [] : tables.filter(({ id, rows }) => question.tables.includes(id) && rows.length > 0);
  const first = chosenTable(answer, named);
  return own.length > 0 ? own : first ? [first] : [];
}

/** The table that a parameter names, or the one to show first. Throws a ResourceError if it names none. */
export function chosenTable({ question, tables }: QuestionAnswer, named: string | null): AnswerTable | undefined {
  const id = named || question.tables[0];
  if (!id) return firstTable(tables);
  const table = tables.find((each) => each.id === id);
  if (table) return table;
  const ids = tables.map((each) => each.id).join(', ');
  throw badParameter('table', {
    ja: `表「${id}」はありません。この質問の表は ${ids} です。`,
    en: `There is no table "${id}". The tables of this question are ${ids}.`,
  });
}
