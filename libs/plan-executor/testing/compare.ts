import type { ExecutionResult, GraphQLError, GraphQLFormattedError } from 'graphql';

/** What is compared of an error. */
export interface ComparedError {
  /** Absent where an error concerns a request to a subgraph and not a field. */
  path?: string;
  code: string;
  subgraph?: string;
  message?: string;
}

/** What is compared of an answer: the data with the order of its keys, and what went wrong in no order. */
export interface ComparedAnswer {
  data: unknown;
  errors: ComparedError[];
}

/**
 * The one place that says which differences between two engines do not count:
 * - The order of errors, since subgraphs are asked at the same time.
 * - An error that is told twice. A plan may fetch the same field of the same object twice; that tells nobody anything.
 * - `path` and message of a subgraph that gives no answer, or one without data: stock gives the error as it is, without
 *   a path, and once for every fetch. To say at which field the data are missing is better; that none is there is
 *   checked.
 * - Null where there must be something, that no error explains: stock then gives no errors but
 *   `extensions.valueCompletion`. An engine may leave it out, or say it as an error with `INVALID_GRAPHQL`; the null
 *   itself is compared with the data.
 * - What stock writes from "@" or "_entities" on, when an error concerns a request and not one item of a list.
 * The order of keys in objects does count: GraphQL answers have the order of the question.
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

/** Whether a subgraph gave no answer, or one without data. */
const isOutage = ({ extensions }: GraphQLError | GraphQLFormattedError): boolean =>
  ['SUBGRAPH_UNAVAILABLE', 'EMPTY'].includes(String(extensions?.code));

function knownPart(path: readonly (string | number)[]): readonly (string | number)[] {
  const end = path.findIndex((part) => part === '@' || part === '_entities');
  return end < 0 ? path : path.slice(0, end);
}

/** What is wrong with an answer, given the right one; undefined when nothing is. */
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
 * The errors, less exactly, for two more differences that do not count:
 * - Stock miscounts the items of a list when a fetch concerns only some of them (those of one type, say): it then gives
 *   an error the place of a neighbour. So the numbers in paths are left out; that no value is there is checked.
 * - Of several errors below a place that was made null, a subgraph tells those that it meets before it gives up, which
 *   depends on the order of its fields. So all that is told is that there was one.
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

/** Whether a path ends at null, at a field that the client did not ask for, or beyond one of these. */
export function leadsToNothing(data: unknown, path: readonly (string | number)[]): boolean {
  const value = valueAt(data, path);
  return value === null || value === undefined;
}

/** Whether a path ends at a value that is no object. An object may be there, and parts of it not. */
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
