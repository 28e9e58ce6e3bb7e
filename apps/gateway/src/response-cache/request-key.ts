import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { canonicalJson, parseJson } from '../http/exact-json';

/** What a request asks, without the words in which it asks: equal keys are answered alike. */
export type RequestKey = string;

/** A longer rest of a key is kept as its hash. */
const longestRest = 200;

/** Clients send the same few requests over and over: their keys are remembered, by their bytes. */
const ofBodies = new LRUCache<string, RequestKey>({ max: 500 });
const ofSearches = new LRUCache<string, RequestKey>({ max: 500 });
const longestRemembered = 4_096;

/**
 * The key of the request in the body of a POST. Undefined for whatever is not plainly a GraphQL request: it is left to
 * those who know how to refuse it.
 */
export function keyOfBody(body: Buffer): RequestKey | undefined {
  if (body.length > longestRemembered) return keyInBody(body);
  const bytes = body.toString('latin1');
  return ofBodies.get(bytes) ?? remember(ofBodies, bytes, keyInBody(body));
}

/** The key of the request in the query of an address. */
export function keyOfSearch(search: string): RequestKey | undefined {
  if (search.length > longestRemembered) return keyInSearch(search);
  return ofSearches.get(search) ?? remember(ofSearches, search, keyInSearch(search));
}

function remember(
  keys: LRUCache<string, RequestKey>,
  text: string,
  key: RequestKey | undefined,
): RequestKey | undefined {
  if (key !== undefined) keys.set(text, key);
  return key;
}

function keyInBody(body: Buffer): RequestKey | undefined {
  try {
    return keyOf(parseJson(body.toString()));
  } catch {
    return undefined;
  }
}

function keyInSearch(search: string): RequestKey | undefined {
  const parameters = new URLSearchParams(search);
  if (fields.some((field) => parameters.getAll(field).length > 1)) return undefined;
  const { variables, extensions, ...texts } = Object.fromEntries(parameters);
  try {
    return keyOf({
      ...texts,
      ...(variables !== undefined && { variables: requireRecord(parseJson(variables)) }),
      ...(extensions !== undefined && { extensions: requireRecord(JSON.parse(extensions)) }),
    });
  } catch {
    return undefined;
  }
}

/** What a request consists of; whatever else it has is ignored, here as by Apollo Server. */
const fields = ['query', 'operationName', 'variables', 'extensions'];

/** In an address even null is refused. */
function requireRecord(value: unknown): Record<string, unknown> {
  if (!isRecord(value)) throw new TypeError('It must be an object.');
  return value;
}

function keyOf(request: unknown): RequestKey | undefined {
  if (!isRecord(request)) return undefined;
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

/** False for a persisted query that is malformed. No other extension changes the answer. */
function persistedHash(extensions: unknown): string | undefined | false {
  if (isAbsent(extensions)) return undefined;
  if (!isRecord(extensions)) return false;
  const { persistedQuery } = extensions;
  if (isAbsent(persistedQuery)) return undefined;
  if (!isRecord(persistedQuery) || persistedQuery.version !== 1) return false;
  const { sha256Hash } = persistedQuery;
  return typeof sha256Hash === 'string' && /^[0-9a-f]{64}$/.test(sha256Hash) && sha256Hash;
}

function rest(operationName: unknown, variables: unknown): string {
  const text = canonicalJson([operationName, variables]);
  if (text === '[null,{}]') return '';
  return text.length > longestRest ? createHash('sha256').update(text).digest('base64url') : text;
}

const isAbsent = (value: unknown): value is null | undefined => value === null || value === undefined;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
