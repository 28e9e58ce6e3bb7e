import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Dependencies } from './dependencies';
import type { Entry } from './entry';
import { plainRequest } from './plain-request';
import { nameOf, type Place, type ResponseCache } from './response-cache';
import { sendEntry, type CacheStatus } from './send-entry';
import { UnderWay } from './under-way';

/** Headers of one answer alone. */
const ofOneAnswer = new Set(['x-request-id', 'content-type', 'content-length', 'vary', 'cache-control']);
/** Callers send the same few headers over and over. */
const mostAccepts = 200;

/**
 * Stands between HTTP and the cache. What it sends beside the answer, and in which media type, it learned from the
 * answers that took the long way: so both ways look the same, and the rules stand in one place.
 */
export class CachedAnswers {
  readonly #places = new WeakMap<IncomingMessage, Place>();
  readonly #bodies = new WeakMap<IncomingMessage, Buffer>();
  readonly #contentTypes = new Map<string, string>();
  readonly #underWay = new UnderWay();
  #commonHeaders: string[] | undefined;

  constructor(private readonly cache: ResponseCache) {}

  /** Answers what is kept before anything else is done. Register it before every hook that a hit need not pass. */
  answerFirst(server: FastifyInstance): void {
    server.addHook('onRequest', (request, reply) => this.#answer(request, reply));
    server.addHook('preParsing', async ({ raw }, _reply, payload) => {
      const body = this.#bodies.get(raw);
      return body ? Readable.from([body], { objectMode: false }) : payload;
    });
  }

  /** Keeps a fresh answer and sends it; false when it may not be kept. A writer is not told before others can know. */
  async finish(request: FastifyRequest, reply: FastifyReply, answer: FreshAnswer): Promise<boolean> {
    await this.cache.noticeWrite(answer.dependsOn);
    const place = this.#places.get(request.raw);
    const entry = place && this.cache.keep(place, answer.text, answer.dependsOn);
    this.#underWay.end(reply.raw);
    if (!entry || !answer.contentType) return false;
    this.#learn(request, reply, answer.contentType);
    await this.#send(request, reply, place, entry, answer.contentType, 'fwd=miss; stored');
    return true;
  }

  async #answer(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const plain = await plainRequest(request);
    if (plain?.key !== undefined && (await this.#answerKept(request, reply, this.cache.placeOf(plain.key)))) return;
    if (plain?.body) this.#bodies.set(request.raw, plain.body);
  }

  async #answerKept(request: FastifyRequest, reply: FastifyReply, place: Place): Promise<boolean> {
    const entry = (await this.cache.find(place)) ?? (await this.#afterOthers(place));
    const contentType = this.#contentTypes.get(request.headers.accept ?? '');
    if (entry && contentType) {
      await this.#send(request, reply, place, entry, contentType, 'hit');
      return true;
    }
    this.#places.set(request.raw, place);
    if (this.cache.wasKept(place)) this.#underWay.begin(nameOf(place), reply.raw);
    return false;
  }

  /** The answer that somebody else is waiting for already, if it turns out to be one that may be kept. */
  async #afterOthers(place: Place): Promise<Entry | undefined> {
    if (!this.cache.wasKept(place)) return undefined;
    await this.#underWay.wait(nameOf(place));
    return this.cache.find(place);
  }

  async #send(
    request: FastifyRequest,
    reply: FastifyReply,
    place: Place,
    entry: Entry,
    contentType: string,
    status: CacheStatus,
  ): Promise<void> {
    const encoded = (encoding: Parameters<ResponseCache['encoded']>[2]) => this.cache.encoded(place, entry, encoding);
    await sendEntry(request, reply, { entry, contentType, commonHeaders: this.#commonHeaders ?? [], status, encoded });
  }

  #learn({ headers: { accept = '' } }: FastifyRequest, reply: FastifyReply, contentType: string): void {
    this.#commonHeaders ??= Object.entries(reply.getHeaders())
      .filter(([name]) => !ofOneAnswer.has(name))
      .flatMap(([name, value]) => [name, String(value)]);
    if (this.#contentTypes.size >= mostAccepts) this.#contentTypes.clear();
    this.#contentTypes.set(accept, contentType);
  }
}

/** An answer that was just made. */
export interface FreshAnswer {
  text: string;
  contentType: string | undefined;
  dependsOn: Dependencies;
}
