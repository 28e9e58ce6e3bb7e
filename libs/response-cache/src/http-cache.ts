import { STATUS_CODES, type IncomingMessage, type ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';
import Negotiator from 'negotiator';
import { readCacheableRequest, type CacheableRequest, type RequestKey, type RequestRules } from './request-key';
import {
  encodings,
  type CacheableAnswer,
  type CacheEntry,
  type CacheKey,
  type Encoding,
  type ResponseCache,
} from './response-cache';

/** Knows what a GET asks for that is not GraphQL. */
export interface ResourceKeys {
  /** The key of a request whose route is not known yet; undefined unless one that was spelled in the same way had a key. */
  known(message: IncomingMessage): RequestKey | undefined;
  /** Undefined if the answer to the request is not cached. */
  of(request: FastifyRequest): RequestKey | undefined;
}

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
  resourceKeys?: ResourceKeys;
}

/** A request that is not answered yet. */
export interface ReceivedRequest {
  message: IncomingMessage;
  response: ServerResponse;
  /** Sent as the header `x-request-id`. */
  id: string;
}

/** A cached answer as it is written each time: in one encoding, or without a body to a caller that has it already. */
interface PreparedAnswer {
  status: 200 | 304;
  /** Name and value alternating. */
  headers: readonly string[];
  /** In a text each character is a byte. Undefined without a body. */
  body: Buffer | string | undefined;
}

/** What a caller is sent of an entry. */
type Variant = Encoding | 'identity' | 'unchanged';

/** The answers that were prepared of an entry. */
interface PreparedAnswers {
  contentType: string;
  headers: readonly string[];
  byVariant: Partial<Record<Variant, PreparedAnswer>>;
}

/**
 * Answers requests from the cache before the server does anything else for them. It copies the headers that all answers
 * share from the first answer that passed every hook, so that only those hooks define them.
 */
export class HttpCache {
  readonly #keysOfMisses = new WeakMap<IncomingMessage, CacheKey>();
  readonly #bodies = new WeakMap<IncomingMessage, Buffer>();
  readonly #failures = new WeakMap<IncomingMessage, { error: unknown }>();
  readonly #hitStatus: string[];
  #commonHeaders: string[] | undefined;
  /** Preparing answers each time would be a tenth of what they cost. */
  readonly #prepared = new WeakMap<CacheEntry, PreparedAnswers>();
  /** Requests that were answered from the cache, and those that were not although they are cacheable. */
  hits = 0;
  misses = 0;

  constructor(private readonly options: HttpCacheOptions) {
    this.#hitStatus = ['cache-status', `${options.name}; hit`];
  }

  /**
   * Call it before Fastify receives a request. Sends the cached answer and returns true, or returns false if Fastify has to
   * answer; without waiting where neither the body nor the entry has to be waited for. Never throws: Fastify reports a failure.
   */
  answer(received: ReceivedRequest): boolean | Promise<boolean> {
    const { message } = received;
    const failed = (error: unknown): false => {
      this.#failures.set(message, { error });
      return false;
    };
    try {
      const answered = this.#answer(received);
      return answered instanceof Promise ? answered.catch(failed) : answered;
    } catch (error) {
      return failed(error);
    }
  }

  /**
   * Adds the hooks for requests that {@link answer} did not answer. Register it before every hook that a cached answer need
   * not pass.
   * @param mayUseCache false for a request that must not be answered from the cache
   */
  register(server: FastifyInstance, mayUseCache: (request: FastifyRequest) => boolean): void {
    server.addHook('onRequest', async (request, reply) => {
      const { raw } = request;
      if (this.#keysOfMisses.has(raw) || this.#failures.has(raw) || !mayUseCache(request)) return;
      const key = this.options.resourceKeys?.of(request);
      if (key !== undefined && (await this.#answerFromCache(receivedBy(request, reply), key))) reply.hijack();
    });
    // Fastify would read the body here. A fault that is thrown here is answered with every header, and counted as a request.
    server.addHook('preParsing', async ({ raw }, reply, payload) => {
      const failure = this.#failures.get(raw);
      // The rest of the body is still on its way.
      if (failure && !raw.complete) void reply.header('connection', 'close');
      if (failure) throw failure.error;
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
   * Call it for everything else that `resourceKeys` knows, when it is complete. Returns false, and sends nothing, if it cannot
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
    const key = this.#keysOfMisses.get(request.raw);
    const entry = key !== undefined && cache.add(key, answer);
    if (!entry) return false;
    this.#commonHeaders ??= headersOf(reply, isCommonHeader);
    const status = ['cache-status', `${name}; fwd=miss; stored`, ...headersOf(reply, isRateLimit)];
    const isSent = await this.#send(receivedBy(request, reply), key, entry, status);
    if (isSent) reply.hijack();
    return isSent;
  }

  #answer(received: ReceivedRequest): boolean | Promise<boolean> {
    const { path, resourceKeys } = this.options;
    const { message } = received;
    const cacheable = message.url?.startsWith(path) ? readCacheableRequest(message, this.options) : undefined;
    if (cacheable instanceof Promise) return cacheable.then((read) => this.#answerGraphql(received, read));
    if (cacheable) return this.#answerGraphql(received, cacheable);
    const key = resourceKeys?.known(message);
    return key !== undefined && this.#answerFromCache(received, key);
  }

  #answerGraphql(received: ReceivedRequest, { key, body }: CacheableRequest): boolean | Promise<boolean> {
    const answered = key !== undefined && this.#answerFromCache(received, key);
    // Fastify cannot read it again.
    if (body && answered !== true) this.#bodies.set(received.message, body);
    return answered;
  }

  #answerFromCache(received: ReceivedRequest, requestKey: RequestKey): boolean | Promise<boolean> {
    const { cache, languageFor } = this.options;
    const key = cache.keyOf(requestKey, languageFor(received.message.headers['accept-language']));
    const found = this.#commonHeaders && cache.find(key);
    if (found instanceof Promise) return found.then((entry) => this.#sendOrMiss(received, key, entry));
    return this.#sendOrMiss(received, key, found);
  }

  #sendOrMiss(received: ReceivedRequest, key: CacheKey, entry: CacheEntry | undefined): boolean | Promise<boolean> {
    const isSent = entry !== undefined && this.#send(received, key, entry, this.#hitStatus);
    if (isSent) this.hits++;
    else {
      this.misses++;
      this.#keysOfMisses.set(received.message, key);
    }
    return isSent;
  }

  /** Returns false if the caller accepts no form of the answer. */
  #send(
    received: ReceivedRequest,
    key: CacheKey,
    entry: CacheEntry,
    otherHeaders: readonly string[],
  ): boolean | Promise<boolean> {
    const { message } = received;
    const contentType = entry.headers ? '' : this.options.contentTypeFor(message.headers.accept);
    if (contentType === undefined) return false;
    const variant = variantFor(message, entry);
    const send = (ready: CacheEntry): true => {
      const prepared = this.#prepare(ready, contentType, message, variant);
      sendPrepared(received, ready, prepared, otherHeaders);
      return true;
    };
    return lacksEncoding(entry, variant)
      ? this.options.cache.withEncoding(key, entry, variant).then(send)
      : send(entry);
  }

  #prepare(entry: CacheEntry, contentType: string, message: IncomingMessage, variant: Variant): PreparedAnswer {
    let prepared = this.#prepared.get(entry);
    if (prepared?.contentType !== contentType) {
      const language = this.options.languageFor(message.headers['accept-language']);
      const own = entry.headers ? alternating(entry.headers) : graphqlHeaders(contentType, language);
      const headers = [...without(this.#commonHeaders ?? [], entry.headers), ...own];
      this.#prepared.set(entry, (prepared = { contentType, headers, byVariant: {} }));
    }
    return (prepared.byVariant[variant] ??= prepareAnswer(entry, prepared.headers, variant));
  }
}

const receivedBy = ({ raw, id }: FastifyRequest, reply: FastifyReply): ReceivedRequest => ({
  message: raw,
  response: reply.raw,
  id,
});

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

/** The headers, name and value alternating, that an entry does not replace. */
function without(headers: readonly string[], own: CacheEntry['headers']): readonly string[] {
  if (!own) return headers;
  return headers.filter((_text, index) => !((headers[index - (index % 2)] as string) in own));
}

/** In bytes. Encoding a smaller answer would cost more than it saves. */
const minEncodedLength = 1_024;

function variantFor({ method, headers }: IncomingMessage, { etag, body }: CacheEntry): Variant {
  if (method !== 'POST' && matchesEtag(headers['if-none-match'], etag)) return 'unchanged';
  const acceptEncoding = headers['accept-encoding'];
  if (body.length < minEncodedLength || !acceptEncoding) return 'identity';
  return chosenEncodings.memo(acceptEncoding.toString());
}

/** True if the entry has to be encoded first. */
const lacksEncoding = ({ encoded }: CacheEntry, variant: Variant): variant is Encoding =>
  variant !== 'identity' && variant !== 'unchanged' && !encoded[variant];

/** @param headers those of the entry, and those that all answers share; name and value alternating */
function prepareAnswer(entry: CacheEntry, headers: readonly string[], variant: Variant): PreparedAnswer {
  const tagged = [...headers, 'etag', entry.etag];
  if (variant === 'unchanged') return { status: 304, headers: tagged, body: undefined };
  const body = (variant !== 'identity' && entry.encoded[variant]) || entry.body;
  tagged.push('content-length', String(body.length));
  if (variant !== 'identity') tagged.push('content-encoding', variant);
  // Node writes a text together with the headers.
  const isSmall = body.length < minEncodedLength;
  return { status: 200, headers: tagged, body: isSmall ? body.toString('latin1') : body };
}

/** Sends a prepared answer. Node rejects an invalid header before it sends anything. */
function sendPrepared(
  { response, id }: ReceivedRequest,
  { createdAt }: CacheEntry,
  { status, headers, body }: PreparedAnswer,
  otherHeaders: readonly string[],
): void {
  const age = Math.max(0, Math.floor((Date.now() - createdAt) / 1_000));
  response.writeHead(status, STATUS_CODES[status], [
    ...headers,
    ...otherHeaders,
    'x-request-id',
    id,
    'age',
    String(age),
  ]);
  response.end(body, 'latin1');
}

/** Compares the header `if-none-match` with an entity tag, weakly (RFC 9110, section 13.1.2). */
export function matchesEtag(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  const tags = ifNoneMatch.split(',').map((tag) => tag.trim());
  return tags.includes('*') || tags.some((tag) => tag.replace(/^W\//, '') === etag.slice(2));
}

/** Callers send the same few headers again and again. */
const chosenEncodings = new LRUCache<string, Encoding | 'identity'>({ max: 200, memoMethod: chooseEncoding });

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
