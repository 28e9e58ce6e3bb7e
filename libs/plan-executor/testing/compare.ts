import type { ExecutionResult, GraphQLError, GraphQLFormattedError } from 'graphql';

/** The parts of an error that are compared. */
export interface ComparedError {
  /** Absent if an error concerns a request to a subgraph rather than a field. */
  path?: string;
  code: string;
  subgraph?: string;
  message?: string;
}

/** The parts of a result that are compared: the data with the order of keys, and the errors in sorted order. */
export interface ComparedAnswer {
  data: unknown;
  errors: ComparedError[];
}

/**
 * Prepares a result for comparison. This file alone decides which differences between two engines do not count:
 * - The order of errors, since subgraphs are asked in parallel.
 * - Repeated errors. A plan may fetch the same field of the same object twice.
 * - `path` and message of the error of a subgraph that gives no answer, or one without data. The stock gateway reports
 *   it without a path, once for each fetch. A path to a missing field is better; the test checks that the field is
 *   missing.
 * - How an engine reports a null that is not allowed and that no error explains. The stock gateway has no error but
 *   `extensions.valueCompletion`, the tested engine an error with `INVALID_GRAPHQL`. The null itself is part of the
 *   data.
 * - The rest of a path after "@" or "_entities", which the stock gateway writes if an error concerns a whole request.
 *
 * The order of keys does count: GraphQL results have the order of the query.
 */
export function compared(answer: ExecutionResult): ComparedAnswer {
  const errors = (answer.errors ?? []).map(comparedError).filter(({ code }) => code !== 'INVALID_GRAPHQL');
  const byText = new Map(errors.map((error) => [JSON.stringify(error), error]));
  return { data: answer.data ?? null, errors: [...byText.keys()].sort().map((text) => byText.get(text)!) };
}

function comparedError(error: GraphQLError | GraphQLFormattedError): ComparedError {
  const { code, serviceName, subgraph } = error.extensions ?? {};
  const told = { code: String(code ?? 'none'), subgraph: String(serviceName ?? subgraph ?? 'none') };
  if (isOutage(error)) return told;
  const path = error.path && knownPart(error.path).join('.');
  return { ...(path !== undefined && { path }), ...told, message: error.message };
}

/** True for the error of a subgraph that gave no answer, or one without data. */
const isOutage = ({ extensions }: GraphQLError | GraphQLFormattedError): boolean =>
  ['SUBGRAPH_UNAVAILABLE', 'EMPTY'].includes(String(extensions?.code));

function knownPart(path: readonly (string | number)[]): readonly (string | number)[] {
  const end = path.findIndex((part) => part === '@' || part === '_entities');
  return end < 0 ? path : path.slice(0, end);
}

/** The difference between a result and the expected one; undefined if there is none that counts. */
export function difference(right: ExecutionResult, answer: ExecutionResult): string | undefined {
  const [expected, got] = [compared(right), compared(answer)];
  const outages = (answer.errors ?? []).filter(isOutage);
  if (outages.some(({ path }) => path && leadsToLeaf(answer.data, path))) return inTheWrongPlace;
  if (JSON.stringify(expected.data) !== JSON.stringify(got.data)) return 'The data differ.';
  if (JSON.stringify(expected.errors) === JSON.stringify(got.errors)) return undefined;
  if (JSON.stringify(loosely(expected)) !== JSON.stringify(loosely(got))) return 'The errors differ.';
  const paths = (answer.errors ?? []).flatMap(({ path }) => (path ? [knownPart(path)] : []));
  const isInPlace = paths.every((path) => !leadsToLeaf(answer.data, path));
  return isInPlace ? undefined : inTheWrongPlace;
}

const inTheWrongPlace = 'The errors differ: one has the path of a value that is there.';

/**
 * The errors, compared less exactly because of two more differences that do not count:
 * - The stock gateway miscounts the items of a list if a fetch concerns only some of them, such as those of one type:
 *   its path then leads to a neighbor. So indexes are left out; the test checks separately that the value is missing.
 * - Below a value that became null, a subgraph reports only the errors that it meets before it stops, which depends on
 *   the order of its fields. So such errors count as one.
 */
function loosely({ data, errors }: ComparedAnswer): string[] {
  const texts = errors.map(({ path, ...error }) => {
    const parts = path?.split('.') ?? [];
    const nulled = parts.findIndex((_part, depth) => leadsToNothing(data, parts.slice(0, depth)));
    const place = withoutNumbers(nulled < 0 ? parts : parts.slice(0, nulled));
    return JSON.stringify(nulled < 0 ? { ...error, place } : { place });
  });
  return [...new Set(texts)].sort();
}

function withoutNumbers(path: string[]): string {
  return path.filter((part) => !/^\d+$/.test(part)).join('.');
}

/** True if a path ends at null or at a field that the caller did not ask for, or leads beyond one of them. */
export function leadsToNothing(data: unknown, path: readonly (string | number)[]): boolean {
  const value = valueAt(data, path);
  return value === null || value === undefined;
}

/** True if a path ends at a value other than an object. Parts of an object may be missing although it is there. */
function leadsToLeaf(data: unknown, path: readonly (string | number)[]): boolean {
  return !leadsToNothing(data, path) && typeof valueAt(data, path) !== 'object';
}

function valueAt(data: unknown, path: readonly (string | number)[]): unknown {
  let value = data;
  for (const part of path) {
    if (value === null || value === undefined) return undefined;
    value = (value as Record<string | number, unknown>)[part];
  }
  return value;
}
