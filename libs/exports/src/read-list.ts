import { setTimeout } from 'node:timers/promises';
import { selectionOf, type Column, type RecordField } from '@tokorozawa/record-fields';
import { type Answer, type Ask, completeData } from '@tokorozawa/resources';
import type { ExportedList } from './lists';

/** The items of a connection that one operation reads: the most that the graph gives. */
export const pageSize = 100;

/**
 * The operation that reads a list, or a page of it. Equal for equal columns, so that it is planned once.
 * @param pageFields more fields of a page, such as `totalCount`
 */
export function operationOf(list: ExportedList, columns: readonly Column[], pageFields = ''): string {
  const { name, isPaged, arguments: args } = list;
  const passed = args.filter((argument) => !['last', 'before'].includes(argument.name));
  const declared = passed.map((argument) => `$${argument.name}: ${String(argument.type)}`);
  const given = passed.map((argument) => `${argument.name}: $${argument.name}`);
  const selection = selectionOfColumns(list, columns);
  const inside = isPaged ? `{ ${pageFields} nodes ${selection} pageInfo { endCursor hasNextPage } }` : selection;
  const brackets = (parts: string[]): string => (parts.length > 0 ? `(${parts.join(', ')})` : '');
  return `query Export_${name}${brackets(declared)} { list: ${name}${brackets(given)} ${inside} }`;
}

/** The selection of the fields that columns are made from: `{ id name }`. */
export const selectionOfColumns = ({ fields, columns: all }: ExportedList, columns: readonly Column[]): string =>
  selectionOf(columns === all ? [...fields] : fieldsOf(fields, columns));

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

/**
 * Reads a list page by page, as fast as it is consumed, and nothing ahead. Throws a ResourceError if a page is not complete.
 * A domain that does not answer in the middle of a list is asked a few times more.
 */
export async function* readList(
  list: ExportedList,
  columns: readonly Column[],
  variables: Record<string, unknown>,
  ask: Ask,
): AsyncGenerator<Item[]> {
  const operation = operationOf(list, columns);
  if (!list.isPaged) {
    yield completeData(await ask<{ list: Item[] }>(operation, variables)).list;
    return;
  }
  let after: string | null = null;
  do {
    const isFirst = after === null;
    const given: Record<string, unknown> = { ...variables, first: pageSize, after };
    const answer = await askAgain(() => ask<{ list: Page }>(operation, given), isFirst ? 0 : maxRetries);
    const page: Page = completeData(answer).list;
    yield page.nodes;
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);
}

const maxRetries = 3;
/** In milliseconds, times the number of the attempt. */
const pause = 500;
const passing = ['SUBGRAPH_UNAVAILABLE', 'OVERLOADED'];

async function askAgain<Data>(ask: () => Promise<Answer<Data>>, retries: number): Promise<Answer<Data>> {
  for (let attempt = 1; ; attempt++) {
    const answer = await ask();
    const isPassing = answer.errors.some(({ extensions }) => passing.includes(String(extensions?.code)));
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
