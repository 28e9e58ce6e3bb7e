import { type AnswerField, type Path, pathKey, valueAt } from '@tokorozawa/answer-tables';
import { type DocumentNode, type ExecutionResult, type GraphQLFormattedError, print } from 'graphql';
import { type GraphQLRequest, sendRequest } from './gateway';
import { pageInfoKey, pageQuery } from './page-query';

/** The most that one page of a list has. */
export const maxPageSize = 100;
/** A page may cost more than the gateway allows. Smaller ones are tried down to this size. */
const minPageSize = 5;

/** A list of an answer of which one page was asked. */
export interface PagedList {
  field: AnswerField;
  /** The keys from the root to it. */
  path: string[];
  /** How many of its items the answer has. */
  shown: number;
  /** How many there are; undefined if the answer does not say so, but that there are more. */
  total: number | undefined;
}

/** The lists of an answer that go on behind their page. Lists inside the records of another list are not among them. */
export function unfinishedLists(
  shape: readonly AnswerField[],
  data: unknown,
  totals: ReadonlyMap<string, number> = new Map(),
  parentPath: string[] = [],
): PagedList[] {
  return shape.flatMap((field): PagedList[] => {
    const path = [...parentPath, field.key];
    const { value } = valueAt(data, path);
    if (field.isList || typeof value !== 'object' || value === null) return [];
    const items = itemsKey(field);
    if (!items) return unfinishedLists(field.fields, data, totals, path);
    const list = value as Record<string, unknown>;
    const shown = Array.isArray(list[items]) ? list[items].length : 0;
    const total = totals.get(pathKey(path)) ?? numberAt(field, list, 'totalCount');
    const goesOn = total === undefined ? hasNextPage(field, list) : total > shown;
    return goesOn ? [{ field, path, shown, total }] : [];
  });
}

/** The key of the items of a Relay connection; undefined for any other field. */
export function itemsKey({ type, fields }: AnswerField): string | undefined {
  if (!type?.name.endsWith('Connection')) return undefined;
  return fields.find(({ name }) => name === 'nodes' || name === 'edges')?.key;
}

function numberAt({ fields }: AnswerField, list: Record<string, unknown>, name: string): number | undefined {
  const value = list[fields.find((each) => each.name === name)?.key ?? ''];
  return typeof value === 'number' ? value : undefined;
}

function hasNextPage({ fields }: AnswerField, list: Record<string, unknown>): boolean {
  const info = fields.find(({ name }) => name === 'pageInfo');
  const next = info?.fields.find(({ name }) => name === 'hasNextPage');
  return info !== undefined && next !== undefined && valueAt(list, [info.key, next.key]).value === true;
}

/** A request, parsed, with the headers that the reader wrote. */
export interface SentRequest extends GraphQLRequest {
  document: DocumentNode;
  headers: Record<string, string> | undefined;
}

interface WholeList {
  request: SentRequest;
  list: PagedList;
  /** Is told how many items have been read. */
  onProgress?: (count: number) => void;
}

const send = ({ query, variables, operationName, headers }: Omit<SentRequest, 'document'>): Promise<ExecutionResult> =>
  sendRequest({ query, variables, operationName }, headers && { headers });

/** Sends a request, then reads to their end the lists that the reader wanted whole. */
export async function sendWhole(request: SentRequest, lists: readonly PagedList[] = []): Promise<ExecutionResult> {
  let answer = await send(request);
  for (const list of lists) {
    if (!valueAt(answer.data, list.path).value) continue;
    const whole = await readWhole(answer, { request, list });
    if (!whole.data) return whole;
    answer = whole;
  }
  return answer;
}

/**
 * Replaces one page of a list in an answer by all of its pages, which are asked one after the other. If one of them is not
 * answered, returns its answer, which has no data.
 */
export async function readWhole(answer: ExecutionResult, whole: WholeList): Promise<ExecutionResult> {
  const { list, onProgress } = whole;
  const key = itemsKey(list.field) as string;
  const items: unknown[] = [];
  const errors: GraphQLFormattedError[] = [];
  let size = maxPageSize;
  let after: string | undefined;
  let page: Record<string, unknown>;
  do {
    const result = await readPage(whole, size, after);
    if ('failed' in result) return result.failed;
    ({ size, page } = result);
    errors.push(...result.errors.map((error) => errorAtOffset(error, [...list.path, key], items.length)));
    items.push(...(page[key] as unknown[]));
    onProgress?.(items.length);
    const info = page[pageInfoKey] as { hasNextPage: boolean; endCursor: string | null };
    after = info.hasNextPage ? (info.endCursor ?? undefined) : undefined;
  } while (after !== undefined);
  const { [pageInfoKey]: _info, ...last } = page;
  const data = withValueAt(answer.data, list.path, { ...last, [key]: items });
  const others = (answer.errors ?? []).filter(({ path = [] }) => !startsWith(path, list.path));
  const all = [...others, ...errors];
  return { data, ...(all.length > 0 && { errors: all }) } as ExecutionResult;
}

type Page =
  | { page: Record<string, unknown>; size: number; errors: readonly GraphQLFormattedError[] }
  | { failed: ExecutionResult };

/** One page. If it costs more than the gateway allows, a smaller one. */
async function readPage(whole: WholeList, size: number, after: string | undefined): Promise<Page> {
  const { request, list } = whole;
  const query = pageQuery(request.document, request.operationName ?? undefined, list.path, { size, after });
  if (!query) return { failed: { data: null } };
  const answer = await send({ ...request, query: print(query) });
  const { value } = valueAt(answer.data, list.path);
  const page = value as Record<string, unknown> | null | undefined;
  if (page && Array.isArray(page[itemsKey(list.field) as string])) {
    return { page, size, errors: answer.errors ?? [] };
  }
  const isTooLarge = answer.errors?.some(({ extensions }) => extensions.code === 'QUERY_TOO_COSTLY');
  const smaller = Math.floor(size / 2);
  if (isTooLarge && smaller >= minPageSize) return readPage(whole, smaller, after);
  return { failed: { ...answer, data: null } };
}

/** An error inside the items of a page, at its place among all items. */
function errorAtOffset(error: GraphQLFormattedError, items: Path, offset: number): GraphQLFormattedError {
  const { path = [] } = error;
  const index = path[items.length];
  if (!startsWith(path, items) || typeof index !== 'number') return error;
  return { ...error, path: [...items, index + offset, ...path.slice(items.length + 1)] };
}

const startsWith = (path: readonly (string | number)[], prefix: Path): boolean =>
  prefix.every((step, index) => path[index] === step);

function withValueAt(data: unknown, [key, ...rest]: string[], value: unknown): unknown {
  if (key === undefined) return value;
  const record = data as Record<string, unknown>;
  return { ...record, [key]: withValueAt(record[key], rest, value) };
}
