import {
  countItems,
  LostDomains,
  parametersOf,
  readList,
  readParameters,
  readPart,
  type ExportedList,
  type ListReading,
} from '@tokorozawa/exports';
import type { CsvOptions } from '@tokorozawa/files';
import type { Column } from '@tokorozawa/record-fields';
import { badParameter, ResourceError, withParameter, type Ask } from '@tokorozawa/resources';
import { isRequiredArgument } from 'graphql';
import { columnChoices, firstColumns, type ColumnChoice } from './column-choices';
import { defaultRows, firstColumnsText, pageParameters } from './list-address';
import { readGrouping, type Grouping } from './grouping';

export type Item = Record<string, unknown>;

/** What the parameters of a page ask for. */
export interface ListRequest {
  list: ExportedList;
  /** As the address has them, without the language. */
  parameters: URLSearchParams;
  /** For the arguments of the list, without those of its pages. */
  variables: Record<string, unknown>;
  /** The columns that are shown. */
  choices: readonly ColumnChoice[];
  /** The columns that are shown, and the id, to which the name links. */
  columns: readonly Column[];
  /** The same with what the source says of the values: those that are read. */
  sourced: readonly Column[];
  /** How a file of the summary is written. */
  csv: CsvOptions;
  rows: number | 'all';
  /** The cursor behind which the page begins; undefined for the first. */
  after: string | undefined;
  summary: Grouping | undefined;
}

/** The rows of a page and how many there are. */
export interface ListAnswer {
  items: Item[];
  /** How many meet the conditions. */
  total: number;
  /** How many the list has without conditions; undefined if there are none. */
  withoutConditions: number | undefined;
  /** The cursor of the last row, if others follow. */
  next: string | undefined;
}

/** The most rows that a page shows. More are for files. */
export const maxRows = 1_000;

export const rowChoices = ['20', defaultRows, '100', 'all'];

/** Reads tidy parameters. Throws a ResourceError that names the parameter that cannot be accepted. */
export function readListRequest(list: ExportedList, parameters: URLSearchParams): ListRequest {
  const own = new URLSearchParams(parameters);
  for (const name of pageParameters) own.delete(name);
  if (!own.has('columns')) own.set('columns', firstColumnsText(list));
  const { variables, columns, csv } = readParameters(list, own);
  const shown = new Set(columns.map(({ name }) => name));
  const usual = firstColumns(list);
  const isUsual = ({ name }: ColumnChoice): boolean => usual.some((each) => each.name === name);
  // What answers comes before what only identifies or places a record.
  const choices = parameters.has('columns')
    ? columnChoices(list)
        .filter(({ name }) => [...shown].some((each) => each === name || each.startsWith(`${name}.`)))
        .toSorted((a, b) => Number(isUsual(b)) - Number(isUsual(a)))
    : usual;
  return {
    list,
    parameters,
    variables,
    choices,
    columns: list.columns.filter(({ name }) => name === 'id' || shown.has(name)),
    sourced: list.columns.filter(({ name, path: [top] }) => name === 'id' || top === 'provenance' || shown.has(name)),
    csv,
    rows: readRows(parameters.get('rows')),
    after: parameters.get('after') ?? undefined,
    summary: readGrouping(list, parameters.get('summary')),
  };
}

function readRows(text: string | null): number | 'all' {
  const value = text ?? defaultRows;
  if (!rowChoices.includes(value)) {
    throw badParameter('rows', {
      ja: `「rows」は ${rowChoices.join('、')} のいずれかです。`,
      en: `"rows" must be one of ${rowChoices.join(', ')}.`,
    });
  }
  return value === 'all' ? 'all' : Number(value);
}

/** True if a list cannot be asked without a parameter that is not there, and no other was sent either. */
export function isUnasked(list: ExportedList, parameters: URLSearchParams): boolean {
  const isRequired = list.arguments.some((argument) => isRequiredArgument(argument));
  return isRequired && ![...parametersOf(list).keys()].some((name) => parameters.has(name));
}

/** Reads the rows of a page. Throws a ResourceError if the list does not answer, or names the parameter that is wrong. */
export async function readPage(request: ListRequest, reading: ListReading): Promise<ListAnswer> {
  try {
    const [page, withoutConditions] = await Promise.all([
      request.rows === 'all' ? readAllRows(request, reading) : readRowsOfPage(request, reading),
      countWithoutConditions(request, reading.ask),
    ]);
    return { ...page, withoutConditions };
  } catch (error) {
    throw error instanceof ResourceError ? withParameter(error, request.parameters.keys()) : error;
  }
}

type Rows = Omit<ListAnswer, 'withoutConditions'>;

interface ListOfPage {
  totalCount: number;
  nodes: Item[];
  pageInfo: { endCursor: string | null; hasNextPage: boolean };
}

async function readRowsOfPage(request: ListRequest, reading: ListReading): Promise<Rows> {
  const { list, sourced, variables, after, rows } = request;
  if (!list.isPaged) return readAllRows(request, reading);
  const given = { ...variables, first: rows, after };
  const part = { list, columns: sourced, variables: given, pageFields: 'totalCount' };
  const { totalCount, nodes, pageInfo } = await readPart<ListOfPage>(part, reading);
  return { items: nodes, total: totalCount, next: (pageInfo.hasNextPage && pageInfo.endCursor) || undefined };
}

async function readAllRows({ list, sourced, variables }: ListRequest, reading: ListReading): Promise<Rows> {
  const items: Item[] = [];
  for await (const page of readList(list, sourced, variables, reading)) {
    items.push(...page);
    if (items.length >= maxRows) break;
  }
  if (items.length < maxRows) return { items, total: items.length, next: undefined };
  const total = (await countItems(list, variables, reading.ask)) ?? items.length;
  return { items: items.slice(0, maxRows), total, next: undefined };
}

/** The number of all items where conditions leave some out; undefined where no condition is given. */
async function countWithoutConditions({ list, variables }: ListRequest, ask: Ask): Promise<number | undefined> {
  const { where, orderBy: _, ...others } = variables;
  return where === undefined ? undefined : countAll(list, others, ask);
}

/** How many items a list has, with these arguments. */
export async function countAll(list: ExportedList, variables: Item, ask: Ask): Promise<number> {
  const count = await countItems(list, variables, ask);
  if (count !== undefined) return count;
  let counted = 0;
  const [column] = list.columns;
  const reading = { ask, lost: new LostDomains() };
  for await (const page of readList(list, column ? [column] : [], variables, reading)) counted += page.length;
  return counted;
}
