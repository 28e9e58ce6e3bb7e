import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';

/** What a request asks, without the words in which it asks: equal keys are answered alike. */
export type RequestKey = string;

const fields = new Set(['query', 'operationName', 'variables', 'extensions']);
/** A longer rest of a key is kept as its hash. */
const longestRest = 200;

/** Clients send the same few bodies over and over: their keys are remembered, by their bytes. */
const remembered = new LRUCache<string, RequestKey>({ max: 500 });
const longestRemembered = 4_096;

/**
 * The key of the request in the body of a POST. Undefined for whatever is not plainly a GraphQL request: it is left to
 * those who know how to refuse it.
 */
export function keyOfBody(body: Buffer): RequestKey | undefined {
  if (body.length > longestRemembered) return parsedKey(body);
  const bytes = body.toString('latin1');
  let key = remembered.get(bytes);
  if (!key) {
    key = parsedKey(body);
    if (key) remembered.set(bytes, key);
  }
  return key;
}

function parsedKey(body: Buffer): RequestKey | undefined {
  try {
    return keyOf(JSON.parse(body.toString()));
  } catch {
    return undefined;
  }
}

/** The key of the request in the query of an address. */
export function keyOfSearch(search: string): RequestKey | undefined {
  const parameters = new URLSearchParams(search);
  if (new Set(parameters.keys()).size !== parameters.size) return undefined;
  const { variables, extensions, ...plain } = Object.fromEntries(parameters);
  try {
    return keyOf({
      ...plain,
      ...(variables !== undefined && { variables: JSON.parse(variables) as unknown }),
      ...(extensions !== undefined && { extensions: JSON.parse(extensions) as unknown }),
    });
  } catch {
    return undefined;
  }
}

function keyOf(request: unknown): RequestKey | undefined {
  if (!isRecord(request) || !Object.keys(request).every((field) => fields.has(field))) return undefined;
  const { query, operationName, variables, extensions } = request;
  if (!isAbsent(operationName) && typeof operationName !== 'string') return undefined;
  if (!isAbsent(variables) && !isRecord(variables)) return undefined;
  const operation = operationHash(query, extensions);
  return operation && `${operation}${rest(operationName ?? null, variables ?? {})}`;
}

/** The hash of the operation's text, which is also what a persisted query is asked by. */
function operationHash(query: unknown, extensions: unknown): string | undefined {
  const persisted = persistedHash(extensions);
  if (persisted === false) return undefined;
  if (isAbsent(query)) return persisted;
  if (typeof query !== 'string' || query === '') return undefined;
  const hash = createHash('sha256').update(query).digest('hex');
  return persisted === undefined || persisted === hash ? hash : undefined;
}

/** False where the extensions ask for more than a persisted query. */
function persistedHash(extensions: unknown): string | undefined | false {
  if (isAbsent(extensions)) return undefined;
  if (!isRecord(extensions)) return false;
  const { persistedQuery, ...others } = extensions;
  if (Object.keys(others).length > 0) return false;
  if (persistedQuery === undefined) return undefined;
  if (!isRecord(persistedQuery) || persistedQuery.version !== 1) return false;
  const { sha256Hash } = persistedQuery;
  return typeof sha256Hash === 'string' && /^[0-9a-f]{64}$/.test(sha256Hash) && sha256Hash;
}

function rest(operationName: unknown, variables: unknown): string {
  const text = JSON.stringify([operationName, sorted(variables)]);
  if (text === '[null,{}]') return '';
  return text.length > longestRest ? createHash('sha256').update(text).digest('base64url') : text;
}

/** With the keys of objects in order: who writes the same variables in another order asks the same. */
function sorted(value: unknown): unknown {
  // As JSON it would be null, which asks for something else.
  if (typeof value === 'number' && !Number.isFinite(value)) throw new RangeError('A number is too large.');
  if (Array.isArray(value)) return value.map(sorted);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, sorted(value[key])]),
  );
}

const isAbsent = (value: unknown): value is null | undefined => value === null || value === undefined;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
