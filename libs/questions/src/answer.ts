import {
  type AnswerField,
  type AnswerTable,
  type Failure,
  failuresOf,
  findRecords,
  firstTable,
  type RecordProvenance,
  tablesOf,
} from '@tokorozawa/answer-tables';
import { badParameter, completeData, ResourceError, type ResourceRequest } from '@tokorozawa/resources';
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLError,
  type GraphQLFormattedError,
  Kind,
  type SelectionNode,
  type ValueNode,
  visit,
} from 'graphql';
import { valueAt } from './addresses';
import type { Parameter } from './parameters';
import type { Question } from './question';
import { writtenValues } from './read-variables';

/** What a question was answered. */
export interface QuestionAnswer {
  question: Question;
  variables: Record<string, unknown>;
  /** As GraphQL answers it; null if the operation failed as a whole. */
  data: Record<string, unknown> | null;
  errors: readonly GraphQLFormattedError[];
  /** The errors in words. */
  failures: Failure[];
  /** All records of the answer that say where they come from. */
  records: RecordProvenance[];
  tables: AnswerTable[];
}

/** Asks a question, and where its records come from, in one operation. */
export async function askQuestion(
  request: Pick<ResourceRequest, 'ask' | 'locale'>,
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
    failures: failuresOf({ errors: errors as GraphQLError[] }),
    records: findRecords(asked),
    tables: tablesOf(question.shape, data, question.table),
  };
}

/** An answer that lacks nothing, such as a file needs. Throws a ResourceError if anything is missing. */
export function requireComplete(answer: QuestionAnswer): QuestionAnswer & { data: Record<string, unknown> } {
  const { data, errors } = answer;
  try {
    return { ...answer, data: completeData({ data, errors }) };
  } catch (error) {
    throw error instanceof ResourceError ? inWords(error, answer) : error;
  }
}

/** The same error in both languages, with the parameter of the question instead of the argument of its operation. */
function inWords(error: ResourceError, answer: QuestionAnswer): ResourceError {
  const { status, code, text, parameter } = error;
  const candidates = parametersAt(answer.question, answer.errors[0]?.path ?? [], parameter);
  const found = candidates.length === 1 ? candidates[0] : candidates.find((each) => isMeant(each, answer, text.en));
  const isInput = code === 'BAD_USER_INPUT' || code === 'NOT_FOUND';
  return new ResourceError(status, code, isInput ? text : (answer.failures[0]?.message ?? text), found?.name);
}

/**
 * The parameters that a failed field takes by an argument, or by any. A field without parameters may have failed because of
 * those around it.
 */
function parametersAt(
  { document, operation, parameters }: Question,
  path: readonly (string | number)[],
  argument: string | undefined,
): Parameter[] {
  let selections = operation.selectionSet.selections;
  let variables: string[] = [];
  for (const key of path.filter((step) => typeof step === 'string')) {
    const field = fieldsIn(document, selections).find(({ alias, name }) => (alias ?? name).value === key);
    if (!field) break;
    const own = (field.arguments ?? []).flatMap(({ name, value }) =>
      argument === undefined || argument === name.value ? variablesIn(value) : [],
    );
    if (own.length > 0) variables = own;
    selections = field.selectionSet?.selections ?? [];
  }
  return parameters.filter((each) => variables.includes(each.path[0]));
}

/** Whether a message names the argument or the field that takes a parameter, or repeats its value. */
function isMeant({ path, use }: Parameter, { variables }: QuestionAnswer, message: string): boolean {
  const names = [use?.argument, path.at(-1)];
  if (names.some((name) => name !== undefined && message.includes(`"${name}"`))) return true;
  const words = new Set(message.split(/[\s"“”(),;:]+|\.(?=\s|$)/));
  return writtenValues(valueAt(variables, path)).some((value) => value !== '' && words.has(value));
}

/** The fields of a selection, those in fragments included. */
const fieldsIn = (document: DocumentNode, selections: readonly SelectionNode[]): FieldNode[] =>
  selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection];
    if (selection.kind === Kind.INLINE_FRAGMENT) return fieldsIn(document, selection.selectionSet.selections);
    const fragment = document.definitions.find(
      (each) => each.kind === Kind.FRAGMENT_DEFINITION && each.name.value === selection.name.value,
    ) as FragmentDefinitionNode | undefined;
    return fragment ? fieldsIn(document, fragment.selectionSet.selections) : [];
  });

function variablesIn(value: ValueNode): string[] {
  const names: string[] = [];
  visit(value, { Variable: ({ name }) => void names.push(name.value) });
  return names;
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

/** The table that a parameter names, or the one to show first. Throws a ResourceError if it names none. */
export function chosenTable({ question, tables }: QuestionAnswer, named: string | null): AnswerTable | undefined {
  const id = named || question.table;
  if (!id) return firstTable(tables);
  const table = tables.find((each) => each.id === id);
  if (table) return table;
  const ids = tables.map((each) => each.id).join(', ');
  throw badParameter('table', {
    ja: `表「${id}」はありません。この質問の表は ${ids} です。`,
    en: `There is no table "${id}". The tables of this question are ${ids}.`,
  });
}
