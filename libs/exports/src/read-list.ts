import { setTimeout } from 'node:timers/promises';
import { selectionOf, type Column, type RecordField, type ReferenceDetail } from '@tokorozawa/record-fields';
import { type Answer, type Ask, type AskedError, completeData, subgraphsMissingIn } from '@tokorozawa/resources';
import type { ExportedList } from './lists';
import { withIds, type LostDomains } from './lost-domains';

/** The items of a connection that one operation reads: the most that the graph gives. */
export const pageSize = 100;

/**
 * The operation that reads a list, or a page of it. Equal for equal columns, so that it is planned once.
 * @param pageFields more fields of a page, such as `totalCount`
 * @param detail what it reads of the records of other lists
 */
export function operationOf(
  list: ExportedList,
  columns: readonly Column[],
  pageFields = '',
  detail: ReferenceDetail = 'names',
): string {
  const { name, isPaged, arguments: args } = list;
  const passed = args.filter((argument) => !['last', 'before'].includes(argument.name));
  const declared = passed.map((argument) => `$${argument.name}: ${String(argument.type)}`);
  const given = passed.map((argument) => `${argument.name}: $${argument.name}`);
  const selection = selectionOfColumns(list, columns, detail);
  const inside = isPaged ? `{ ${pageFields} nodes ${selection} pageInfo { endCursor hasNextPage } }` : selection;
  const brackets = (parts: string[]): string => (parts.length > 0 ? `(${parts.join(', ')})` : '');
  return `query Export_${name}${brackets(declared)} { list: ${name}${brackets(given)} ${inside} }`;
}

/** The selection of the fields that columns are made from: `{ id name }`. */
export const selectionOfColumns = (
  { fields, columns: all }: ExportedList,
  columns: readonly Column[],
  detail?: ReferenceDetail,
): string => selectionOf(columns === all ? [...fields] : fieldsOf(fields, columns), detail);

/** The fields that columns are made from. */
function fieldsOf(fields: readonly RecordField[], columns: readonly Column[], depth = 0): RecordField[] {
  return fields.flatMap((field) => {
    const own = columns.filter(({ path }) => path[depth] === field.name);
    if (own.length === 0) return [];
    const variants = field.variants.map((variant) => ({
      ...variant,
      fields: fieldsOf(variant.fields, own, depth + 1),
    }));
    return {
      ...field,
      fields: fieldsOf(field.fields, own, depth + 1),
      variants: variants.filter((variant) => variant.fields.length > 0),
    };
  });
}

type Item = Record<string, unknown>;

interface Page {
  nodes: Item[];
  pageInfo: { endCursor: string | null; hasNextPage: boolean };
}

/** How a list is read. */
export interface ListReading {
  ask: Ask;
  lost: LostDomains;
}

/**
 * Reads a list page by page, as fast as it is consumed, and nothing ahead. Throws a ResourceError if a page cannot be read.
 * A domain that does not answer in the middle of a list is asked a few times more.
 */
export async function* readList(
  list: ExportedList,
  columns: readonly Column[],
  variables: Record<string, unknown>,
  reading: ListReading,
): AsyncGenerator<Item[]> {
  if (!list.isPaged) {
    yield await readPart<Item[]>({ list, columns, variables }, reading);
    return;
  }
  let after: string | null = null;
  do {
    const given: Record<string, unknown> = { ...variables, first: pageSize, after };
    const retries = after === null ? 0 : maxRetries;
    const page: Page = await readPart<Page>({ list, columns, variables: given, retries }, reading);
    yield page.nodes;
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);
}

/** A list, or a page of it. */
export interface ListPart {
  list: ExportedList;
  columns: readonly Column[];
  variables: Record<string, unknown>;
  pageFields?: string;
  /** How often it is asked again if a domain does not answer; never if absent. */
  retries?: number;
}

/**
 * Reads a part of a list. Where another domain does not answer, the part has ids in place of the names of its records, and
 * null for what else is its own. Throws a ResourceError if the list itself cannot be read.
 */
export async function readPart<Part>(
  { list, columns, variables, pageFields, retries = 0 }: ListPart,
  { ask, lost }: ListReading,
): Promise<Part> {
  const operation = operationOf(list, columns, pageFields);
  const answer = await askAgain(() => ask<{ list: Part | null }>(operation, variables), retries, lost);
  const { data } = answer;
  if (!data?.list || !isLost(answer, lost)) return completeData(answer).list as Part;
  const { data: known } = await ask<{ list: Part | null }>(operationOf(list, columns, pageFields, 'ids'), variables);
  return withIds(data.list, known?.list) as Part;
}

/** True if an answer lacks nothing but what domains have that do not answer, which is noted. */
export const isLost = ({ errors }: Pick<Answer<unknown>, 'errors'>, lost: LostDomains): boolean =>
  errors.length > 0 &&
  errors.every((error) => error.extensions?.code === 'SUBGRAPH_UNAVAILABLE' && lost.add(subgraphOf(error)));

const subgraphOf = (error: AskedError): string | undefined => subgraphsMissingIn({ errors: [error] })[0];

const maxRetries = 3;
/** In milliseconds, times the number of the attempt. */
const pause = 500;
const passing = ['SUBGRAPH_UNAVAILABLE', 'OVERLOADED'];

async function askAgain<Data>(
  ask: () => Promise<Answer<Data>>,
  retries: number,
  lost: LostDomains,
): Promise<Answer<Data>> {
  for (let attempt = 1; ; attempt++) {
    const answer = await ask();
    const isPassing = answer.errors.some(
      (error) => passing.includes(String(error.extensions?.code)) && !lost.has(subgraphOf(error)),
    );
    if (!isPassing || attempt > retries) return answer;
    await setTimeout(pause * attempt);
  }
}

/** How many items a list has under these conditions; undefined if it does not come in pages. */
export async function countItems(
  list: ExportedList,
  variables: Record<string, unknown>,
  ask: Ask,
): Promise<number | undefined> {
  if (!list.isPaged) return undefined;
  const used = list.arguments.filter(({ name }) => name in variables && name !== 'orderBy');
  const declared = used.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ');
  const given = ['first: 0', ...used.map(({ name }) => `${name}: $${name}`)].join(', ');
  const text = `query Count_${list.name}${declared && `(${declared})`} { list: ${list.name}(${given}) { totalCount } }`;
  const { orderBy: _, ...others } = variables;
  return completeData(await ask<{ list: { totalCount: number } }>(text, others)).list.totalCount;
}
