import { STATUS_CODES, type IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';
import Negotiator from 'negotiator';
import { readCacheableRequest, type RequestKey, type RequestRules } from './request-key';
import {
  encodings,
  type CacheableAnswer,
  type CacheEntry,
  type CacheKey,
  type Encoding,
  type ResponseCache,
} from './response-cache';

export interface HttpCacheOptions extends RequestRules {
  cache: ResponseCache;
  /** The name of the cache in the header `cache-status` (RFC 9211). */
  name: string;
  /** The media type of the answer to a request with this `accept`; undefined if it accepts none that is offered. */
  contentTypeFor(accept: string | undefined): string | undefined;
  /** The language of the answer to a request with this `accept-language`, as a BCP 47 tag. */
  languageFor(acceptLanguage: string | undefined): string;
  /** True for a header that every answer carries with the same value, such as those of security and CORS. */
  isCommonHeader(name: string): boolean;
  /** What a GET asks for that is not GraphQL; undefined if its answer is not cached. */
  resourceKey?(request: FastifyRequest): RequestKey | undefined;
}

/** In bytes. Encoding a smaller answer would cost more than it saves. */
const minEncodedLength = 1_024;

export interface CachedResponse {
  entry: CacheEntry;
  /** How the cache handled the request (RFC 9211). */
  cacheStatus: string;
  /** The headers that depend on the entry and on what the caller accepts, name and value alternating. */
  headers: readonly string[];
  /** Those of this one answer. */
  otherHeaders?: readonly string[];
  /** The entry with its body in this encoding. */
  encode(encoding: Encoding): Promise<CacheEntry>;
}

/**
 * Answers requests from the cache before the server does anything else for them. It copies the headers that all answers
 * share from the first answer that passed every hook, so that only those hooks define them.
 */
export class HttpCache {
  readonly #keys = new WeakMap<IncomingMessage, CacheKey>();
  readonly #bodies = new WeakMap<IncomingMessage, Buffer>();
  readonly #hitStatus: string;
  #commonHeaders: string[] | undefined;
  /** The headers of entries that were sent before. Making them each time would be a tenth of what an answer costs. */
  readonly #headers = new WeakMap<CacheEntry, { contentType: string; headers: readonly string[] }>();
  /** Requests that were answered from the cache, and those that were not although they are cacheable. */
  hits = 0;
  misses = 0;

  constructor(private readonly options: HttpCacheOptions) {
    this.#hitStatus = `${options.name}; hit`;
  }

  /**
   * Adds the hook that answers from the cache. Register it before every hook that a cached answer need not pass.
   * @param mayUseCache false for a request that must not be answered from the cache
   */
  register(server: FastifyInstance, mayUseCache: (request: FastifyRequest) => boolean): void {
    server.addHook('onRequest', async (request, reply) => {
      if (mayUseCache(request)) await this.#answer(request, reply);
    });
    server.addHook('preParsing', async ({ raw }, _reply, payload) => {
      const body = this.#bodies.get(raw);
      return body ? Readable.from([body], { objectMode: false }) : payload;
    });
  }

  /**
   * Call it for every answer of GraphQL. After a write it first waits until the versions are known again; then it caches the answer
   * and sends it. Returns false, and sends nothing, if the answer cannot be cached.
   */
  async addAndSend(
    request: FastifyRequest,
    reply: FastifyReply,
    answer: Pick<CacheableAnswer, 'bytes' | 'hasErrors' | 'dependencies'>,
  ): Promise<boolean> {
    const { cache, contentTypeFor, languageFor } = this.options;
    // Once a write has been answered, no reader may get an answer that was cached before that write.
    await cache.afterWrite(answer.dependencies);
    if (!contentTypeFor(request.headers.accept)) return false;
    return this.#add(request, reply, { ...answer, language: languageFor(request.headers['accept-language']) });
  }

  /**
   * Call it for everything else that `resourceKey` knows, when it is complete. Returns false, and sends nothing, if it cannot
   * be cached.
   * @param headers by names in lower case; with `content-type`
   */
  addAndSendResource(
    request: FastifyRequest,
    reply: FastifyReply,
    {
      bytes,
      dependencies,
      headers,
    }: Omit<CacheableAnswer, 'language' | 'hasErrors'> & { headers: Record<string, string> },
  ): Promise<boolean> {
    const language = headers['content-language'] ?? '';
    return this.#add(request, reply, { bytes, dependencies, language, hasErrors: false, headers });
  }

  async #add(request: FastifyRequest, reply: FastifyReply, answer: CacheableAnswer): Promise<boolean> {
    const { cache, name, isCommonHeader } = this.options;
    const key = this.#keys.get(request.raw);
    const entry = key !== undefined && cache.add(key, answer);
    if (!entry) return false;
    this.#commonHeaders ??= headersOf(reply, isCommonHeader);
    const headers = this.#headersOfEntry(entry, this.#commonHeaders, request, answer.language);
    if (!headers) return false;
    const otherHeaders = headersOf(reply, isRateLimit);
    const encode = (encoding: Encoding) => cache.withEncoding(key, entry, encoding);
    await sendCached(request, reply, {
      entry,
      headers,
      otherHeaders,
      cacheStatus: `${name}; fwd=miss; stored`,
      encode,
    });
    return true;
  }

  #answer(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    const isGraphql = request.url.startsWith(this.options.path);
    return isGraphql ? this.#answerGraphql(request, reply) : this.#answerResource(request, reply);
  }

  async #answerGraphql(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    const cacheable = await readCacheableRequest(request.raw, this.options);
    if (!cacheable) return this.#answerResource(request, reply);
    const { key, body } = cacheable;
    if (key !== undefined && (await this.#answerFromCache(request, reply, key))) return undefined;
    if (body) this.#bodies.set(request.raw, body);
    return undefined;
  }

  async #answerResource(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    const key = this.options.resourceKey?.(request);
    return key !== undefined && this.#answerFromCache(request, reply, key);
  }

  async #answerFromCache(request: FastifyRequest, reply: FastifyReply, requestKey: RequestKey): Promise<boolean> {
    const { cache, languageFor } = this.options;
    const language = languageFor(request.headers['accept-language']);
    const key = cache.keyOf(requestKey, language);
    const common = this.#commonHeaders;
    const found = common && cache.find(key);
    const entry = found instanceof Promise ? await found : found;
    const headers = common && entry && this.#headersOfEntry(entry, common, request, language);
    if (!headers) {
      this.misses++;
      this.#keys.set(request.raw, key);
      return false;
    }
    this.hits++;
    const encode = (encoding: Encoding) => cache.withEncoding(key, entry, encoding);
    const cacheStatus = this.#hitStatus;
    await sendCached(request, reply, { entry, headers, cacheStatus, encode });
    return true;
  }

  /** Undefined if the caller accepts no form of the answer. */
  #headersOfEntry(
    entry: CacheEntry,
    common: readonly string[],
    { headers: { accept } }: FastifyRequest,
    language: string,
  ): readonly string[] | undefined {
    const contentType = entry.headers ? '' : this.options.contentTypeFor(accept);
    if (contentType === undefined) return undefined;
    const made = this.#headers.get(entry);
    if (made?.contentType === contentType) return made.headers;
    const own = entry.headers ? alternating(entry.headers) : graphqlHeaders(contentType, language);
    const headers = [...without(common, entry.headers), ...own];
    this.#headers.set(entry, { contentType, headers });
    return headers;
  }
}

/** Name and value alternating. An empty value only keeps a common header away. */
const alternating = (headers: Record<string, string>): string[] =>
  Object.entries(headers)
    .filter(([, value]) => value !== '')
    .flat();

/** A client that keeps a copy asks each time whether it is still true; while it is, the answer is 304. */
const graphqlHeaders = (contentType: string, language: string): string[] => [
  'cache-control',
  'no-cache',
  'vary',
  'accept, accept-encoding, accept-language',
  'content-language',
  language,
  'content-type',
  contentType,
];

/** Cached answers do not count against the limit, so only the others say what is left of it. */
const isRateLimit = (name: string): boolean => name.startsWith('ratelimit');

/** Name and value alternating. */
const headersOf = (reply: FastifyReply, isWanted: (name: string) => boolean): string[] =>
  Object.entries(reply.getHeaders())
    .filter(([name]) => isWanted(name))
    .flatMap(([name, value]) => [name, String(value)]);

/**
 * Sends a cached answer, or 304 if the caller has it, without the hooks of Fastify except those of logging. Everything
 * that can fail happens before Fastify lets go of the request, so that a failure is answered like any other.
 */
export async function sendCached(
  request: FastifyRequest,
  reply: FastifyReply,
  { entry, cacheStatus, headers: ofEntry, otherHeaders = [], encode }: CachedResponse,
): Promise<void> {
  const { headers, method } = request;
  const age = Math.max(0, Math.floor((Date.now() - entry.createdAt) / 1_000));
  const fields = [...ofEntry, ...otherHeaders, 'x-request-id', request.id, 'etag', entry.etag, 'age', String(age)];
  fields.push('cache-status', cacheStatus);
  if (method !== 'POST' && matchesEtag(headers['if-none-match'], entry.etag)) return send(reply, 304, fields);
  const isSmall = entry.body.length < minEncodedLength;
  const encoding = isSmall ? undefined : encodingFor(headers['accept-encoding']?.toString());
  const ready = encoding && !entry.encoded[encoding] ? await encode(encoding) : entry;
  const body = (encoding && ready.encoded[encoding]) ?? ready.body;
  fields.push('content-length', String(body.length));
  if (encoding) fields.push('content-encoding', encoding);
  send(reply, 200, fields, body);
}

/** The headers, name and value alternating, that an entry does not replace. */
function without(headers: readonly string[], own: CacheEntry['headers']): readonly string[] {
  if (!own) return headers;
  return headers.filter((_text, index) => !((headers[index - (index % 2)] as string) in own));
}

/** Node rejects an invalid header before it sends anything. */
function send(reply: FastifyReply, status: number, fields: string[], body?: Buffer): void {
  reply.raw.writeHead(status, STATUS_CODES[status], fields);
  reply.hijack();
  // Node writes a text together with the headers. In this encoding its characters are the bytes.
  if (body && body.length < minEncodedLength) reply.raw.end(body.toString('latin1'), 'latin1');
  else reply.raw.end(body);
}

/** Compares the header `if-none-match` with an entity tag, weakly (RFC 9110, section 13.1.2). */
export function matchesEtag(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  const tags = ifNoneMatch.split(',').map((tag) => tag.trim());
  return tags.includes('*') || tags.some((tag) => tag.replace(/^W\//, '') === etag.slice(2));
}

/** Callers send the same few headers again and again. */
const chosenEncodings = new LRUCache<string, Encoding | 'identity'>({ max: 200, memoMethod: chooseEncoding });

function encodingFor(acceptEncoding: string | undefined): Encoding | undefined {
  if (!acceptEncoding) return undefined;
  const encoding = chosenEncodings.memo(acceptEncoding);
  return encoding === 'identity' ? undefined : encoding;
}

function chooseEncoding(acceptEncoding: string): Encoding | 'identity' {
  const negotiator = new Negotiator({
    headers: { 'accept-encoding': acceptEncoding },
  }) as unknown as EncodingNegotiator;
  return negotiator.encoding([...encodings, 'identity'], { preferred: encodings }) ?? 'identity';
}

/** The types of negotiator lack the order of preference. */
interface EncodingNegotiator {
  encoding<Name extends string>(
    available: readonly Name[],
    options: { preferred: readonly string[] },
  ): Name | undefined;
}
