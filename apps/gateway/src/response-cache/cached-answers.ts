import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { answerTypeFor } from '../http/media-types';
import { securityHeaders } from '../http/security-headers';
import type { Entry } from './entry';
import { plainRequest } from './plain-request';
import type { Place, ResponseCache, Written } from './response-cache';
import { sendEntry, type Sending } from './send-entry';

/** Whether every answer carries a header, whatever was asked. */
const isCommon = (name: string): boolean => name in securityHeaders || name.startsWith('access-control-');

/** Whether a header says what is left to the caller, which kept answers do not diminish. */
const isOfCountedAnswers = (name: string): boolean => name.startsWith('ratelimit');

/** Name and value by turns. */
const headersOf = (reply: FastifyReply, isWanted: (name: string) => boolean): string[] =>
  Object.entries(reply.getHeaders())
    .filter(([name]) => isWanted(name))
    .flatMap(([name, value]) => [name, String(value)]);

/**
 * Stands between HTTP and the cache. What it sends beside the answer it learned from an answer that took the long way:
 * so both ways look the same, and the rules stand in one place.
 */
export class CachedAnswers {
  readonly #places = new WeakMap<IncomingMessage, Place>();
  readonly #bodies = new WeakMap<IncomingMessage, Buffer>();
  #commonHeaders: string[] | undefined;
  /** Requests that a kept answer was given to, and those that one could have been given to. */
  hits = 0;
  misses = 0;

  constructor(private readonly cache: ResponseCache) {}

  /**
   * Answers what is kept before anything else is done. Register it before every hook that a hit need not pass.
   * @param isAllowed whether a kept answer may be looked for
   */
  answerFirst(server: FastifyInstance, isAllowed: (request: FastifyRequest) => boolean): void {
    server.addHook('onRequest', async (request, reply) => {
      if (isAllowed(request)) await this.#answer(request, reply);
    });
    server.addHook('preParsing', async ({ raw }, _reply, payload) => {
      const body = this.#bodies.get(raw);
      return body ? Readable.from([body], { objectMode: false }) : payload;
    });
  }

  /** Keeps a fresh answer and sends it; false when it may not be kept. A writer is not told before others can know. */
  async finish(request: FastifyRequest, reply: FastifyReply, answer: Written): Promise<boolean> {
    await this.cache.noticeWrite(answer.dependsOn);
    const place = this.#places.get(request.raw);
    const contentType = answerTypeFor(request.headers.accept);
    const entry = place && contentType && this.cache.keep(place, answer);
    if (!entry) return false;
    this.#commonHeaders ??= headersOf(reply, isCommon);
    const otherHeaders = [...this.#commonHeaders, ...headersOf(reply, isOfCountedAnswers)];
    await this.#send(request, reply, place, entry, { contentType, otherHeaders, status: 'fwd=miss; stored' });
    return true;
  }

  async #answer(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const plain = await plainRequest(request);
    if (plain?.key !== undefined && (await this.#answerKept(request, reply, this.cache.placeOf(plain.key)))) return;
    if (plain?.body) this.#bodies.set(request.raw, plain.body);
  }

  async #answerKept(request: FastifyRequest, reply: FastifyReply, place: Place): Promise<boolean> {
    const contentType = answerTypeFor(request.headers.accept);
    const otherHeaders = this.#commonHeaders;
    const entry = contentType && otherHeaders && (await this.cache.find(place));
    if (entry) {
      this.hits++;
      await this.#send(request, reply, place, entry, { contentType, otherHeaders, status: 'hit' });
      return true;
    }
    this.misses++;
    this.#places.set(request.raw, place);
    return false;
  }

  async #send(
    request: FastifyRequest,
    reply: FastifyReply,
    place: Place,
    entry: Entry,
    how: Pick<Sending, 'contentType' | 'otherHeaders' | 'status'>,
  ): Promise<void> {
    const encoded: Sending['encoded'] = (encoding) => this.cache.encoded(place, entry, encoding);
    await sendEntry(request, reply, { ...how, entry, encoded });
  }
}
