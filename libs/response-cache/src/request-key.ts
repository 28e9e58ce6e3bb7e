import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { canonicalJson, parseJson } from '@tokorozawa/exact-json';
import { errorCodes } from 'fastify';
import { LRUCache } from 'lru-cache';

/**
 * What a request asks for, however it is spelled: requests with equal keys have equal answers in one language, which
 * `ResponseCache.keyOf` adds.
 */
export type RequestKey = string;

export interface RequestRules {
  /** Where GraphQL is served: `/graphql`. */
  path: string;
  /** In bytes. */
  maxBodySize: number;
  /** True for a `content-type` of JSON in UTF-8. */
  isJson(contentType: string | undefined): boolean;
}

/** A request that may be answered from the cache. */
export interface CacheableRequest {
  /** Undefined if the request is malformed; the GraphQL server then reports what is wrong. */
  key: RequestKey | undefined;
  /** The body of a POST. It has been consumed from the stream. */
  body?: Buffer;
}

/**
 * Reads a request whose method and headers show that it may be answered from the cache; without waiting if it has no body.
 * Every other request is left unread, and the result is undefined. The body may still be malformed; then there is no key.
 */
export function readCacheableRequest(
  message: IncomingMessage,
  rules: RequestRules,
): CacheableRequest | Promise<CacheableRequest> | undefined {
  const { method, headers } = message;
  if (headers.authorization !== undefined || headers['content-encoding'] !== undefined) return undefined;
  if (method === 'POST') return readPost(message, rules);
  return method === 'GET' || method === 'HEAD' ? readGet(message, rules) : undefined;
}

function readPost(
  message: IncomingMessage,
  { path, maxBodySize, isJson }: RequestRules,
): Promise<CacheableRequest> | undefined {
  const { headers, url = '' } = message;
  if (url !== path && !url.startsWith(`${path}?`)) return undefined;
  if (!isJson(headers['content-type'])) return undefined;
  const length = Number(headers['content-length']);
  const isLengthAllowed = length > 0 && length <= maxBodySize;
  if (!headers['transfer-encoding'] && !isLengthAllowed) return undefined;
  return readBody(message, maxBodySize).then((body) => ({ key: keyOfBody(body), body }));
}

function readGet({ headers, url = '' }: IncomingMessage, { path }: RequestRules): CacheableRequest | undefined {
  const hasBody = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) !== 0;
  if (!url.startsWith(`${path}?`) || hasBody) return undefined;
  return { key: keyOfSearch(url.slice(path.length + 1)) };
}

function readBody(message: IncomingMessage, maxBodySize: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    message.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= maxBodySize) chunks.push(chunk);
      else reject(new errorCodes.FST_ERR_CTP_BODY_TOO_LARGE());
    });
    message.on('end', () => resolve(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)));
    // The caller closed the connection, which is not an error of ours.
    message.on('error', (error) => reject(Object.assign(error, { statusCode: 400 })));
  });
}

/** Callers send the same few requests again and again, so the keys of their bytes are remembered. */
const keysOfBodies = new LRUCache<string, RequestKey>({ max: 500 });
const keysOfSearches = new LRUCache<string, RequestKey>({ max: 500 });
/** In characters. The key of a longer request is computed each time. */
const maxRemembered = 4_096;

/** The key of the request in the body of a POST; undefined unless it is a well-formed GraphQL request. */
export function keyOfBody(body: Buffer): RequestKey | undefined {
  if (body.length > maxRemembered) return computeKeyOfBody(body);
  const bytes = body.toString('latin1');
  return keysOfBodies.get(bytes) ?? remember(keysOfBodies, bytes, computeKeyOfBody(body));
}

/** The key of the request in the query string of a URL, without its question mark. */
export function keyOfSearch(search: string): RequestKey | undefined {
  if (search.length > maxRemembered) return computeKeyOfSearch(search);
  return keysOfSearches.get(search) ?? remember(keysOfSearches, search, computeKeyOfSearch(search));
}

function remember(
  keys: LRUCache<string, RequestKey>,
  text: string,
  key: RequestKey | undefined,
): RequestKey | undefined {
  if (key !== undefined) keys.set(text, key);
  return key;
}

function computeKeyOfBody(body: Buffer): RequestKey | undefined {
  try {
    return keyOfRequest(parseJson(body.toString()));
  } catch {
    return undefined;
  }
}

/** The members of a request. All others are ignored, here as by Apollo Server. */
const members = ['query', 'operationName', 'variables', 'extensions'];

function computeKeyOfSearch(search: string): RequestKey | undefined {
  const parameters = new URLSearchParams(search);
  if (members.some((name) => parameters.getAll(name).length > 1)) return undefined;
  const { variables, extensions, ...texts } = Object.fromEntries(parameters);
  try {
    return keyOfRequest({
      ...texts,
      ...(variables !== undefined && { variables: requireRecord(parseJson(variables)) }),
      ...(extensions !== undefined && { extensions: requireRecord(JSON.parse(extensions)) }),
    });
  } catch {
    return undefined;
  }
}

/** In a body `null` means absent; in a URL Apollo Server refuses it. */
function requireRecord(value: unknown): Record<string, unknown> {
  if (!isRecord(value)) throw new TypeError('It must be an object.');
  return value;
}

function keyOfRequest(request: unknown): RequestKey | undefined {
  if (!isRecord(request)) return undefined;
  const { query, operationName, variables, extensions } = request;
  // The answer states its cost, and is made anew each time.
  if (isRecord(extensions) && extensions.cost === true) return undefined;
  if (!isAbsent(operationName) && typeof operationName !== 'string') return undefined;
  if (!isAbsent(variables) && !isRecord(variables)) return undefined;
  const hash = hashOfQuery(query, extensions);
  return hash && `${hash}${suffixOf(operationName ?? null, variables ?? {})}`;
}

/** The SHA-256 of the query's text, which is also how a persisted query is requested. */
function hashOfQuery(query: unknown, extensions: unknown): string | undefined {
  const persisted = hashOfPersistedQuery(extensions);
  if (persisted === 'malformed') return undefined;
  if (isAbsent(query)) return persisted;
  if (typeof query !== 'string' || query === '') return undefined;
  const hash = createHash('sha256').update(query).digest('hex');
  return persisted === undefined || persisted === hash ? hash : undefined;
}

/** No other extension changes an answer that has a key. */
function hashOfPersistedQuery(extensions: unknown): string | 'malformed' | undefined {
  if (isAbsent(extensions)) return undefined;
  if (!isRecord(extensions)) return 'malformed';
  const { persistedQuery } = extensions;
  if (isAbsent(persistedQuery)) return undefined;
  if (!isRecord(persistedQuery) || persistedQuery.version !== 1) return 'malformed';
  const { sha256Hash } = persistedQuery;
  return typeof sha256Hash === 'string' && /^[0-9a-f]{64}$/.test(sha256Hash) ? sha256Hash : 'malformed';
}

/** A longer suffix is replaced by its hash. */
const maxSuffixLength = 200;

function suffixOf(operationName: unknown, variables: unknown): string {
  const text = canonicalJson([operationName, variables]);
  if (text === '[null,{}]') return '';
  return text.length > maxSuffixLength ? createHash('sha256').update(text).digest('base64url') : text;
}

const isAbsent = (value: unknown): value is null | undefined => value === null || value === undefined;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
