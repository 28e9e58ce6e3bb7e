import { randomUUID } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { callerOfMessage, type Admission } from '@tokorozawa/admission-control';
import type { HttpCache, ReceivedRequest } from '@tokorozawa/response-cache';
import type { FastifyBaseLogger } from 'fastify';
import { withoutPublicPath } from './public-path';

export interface FirstListenerOptions {
  log: FastifyBaseLogger;
  /** The path of the public address, without a slash at its end; empty for none. */
  publicPath: string;
  isProxy: ((address: string) => boolean) | undefined;
  admission: Pick<Admission, 'countAndAllowCache' | 'recent'>;
  httpCache: HttpCache | undefined;
  /** Holds the responses that are not finished. */
  underWay: Set<ServerResponse>;
  /** Called for every answer. */
  onAnswered(this: void, isCached: boolean, milliseconds: number): void;
}

interface Arrival extends ReceivedRequest {
  /** By `performance.now()`. */
  at: number;
}

/** A request id that a caller may choose. Any other is replaced. */
const requestIdPattern = /^[\w.:-]{1,64}$/;

/**
 * Receives every request before Fastify does, whose work for each costs several times as much as a cached answer. It gives the
 * request an id, writes its target in the usual form, answers it from the cache if that is possible, and logs when it is answered.
 */
export class FirstListener {
  readonly #ids = new WeakMap<IncomingMessage, string>();
  /** What is logged of a request cannot hold a secret, and to look for one would cost more than to write the line. */
  readonly #log: FastifyBaseLogger;
  #isClosing = false;

  constructor(private readonly options: FirstListenerOptions) {
    this.#log = options.log.child({}, { redact: [] });
  }

  /** @param fastify answers what is not answered from the cache */
  before(fastify: RequestListener): RequestListener {
    const { publicPath, underWay } = this.options;
    const end = (arrival: Arrival, isAnswered: boolean): void => {
      const { message, response } = arrival;
      if (isAnswered && isWritten(response)) return this.#noteAnswered(arrival, isAnswered);
      this.#follow(arrival, isAnswered);
      if (isAnswered) return;
      this.#ids.set(message, arrival.id);
      fastify(message, response);
    };
    return (message, response) => {
      const arrival = { message, response, id: chosenId(message) ?? randomUUID(), at: performance.now() };
      normalizeTarget(message);
      if (publicPath) message.url = withoutPublicPath(publicPath, message.url ?? '/');
      if (this.#isClosing) response.setHeader('connection', 'close');
      const answered = this.#answerFromCache(arrival);
      if (typeof answered === 'boolean') return end(arrival, answered);
      underWay.add(response);
      void answered.then((isAnswered) => {
        underWay.delete(response);
        end(arrival, isAnswered);
      });
    };
  }

  /** The id of a request that is passed on. */
  idOf = (message: IncomingMessage): string => this.#ids.get(message) ?? randomUUID();

  /** From now on callers are asked to leave the connections that they keep. */
  beginClosing(): void {
    this.#isClosing = true;
  }

  #answerFromCache(arrival: Arrival): boolean | Promise<boolean> {
    const { httpCache, admission, isProxy } = this.options;
    const caller = callerOfMessage(arrival.message, isProxy);
    admission.recent.note(caller);
    const mayUseCache = httpCache && admission.countAndAllowCache(caller);
    return mayUseCache ? httpCache.answer(arrival) : false;
  }

  /** Holds a response until it is finished, or its caller has left. */
  #follow(arrival: Arrival, isCached: boolean): void {
    const { response } = arrival;
    const { underWay } = this.options;
    response.once('finish', () => this.#noteAnswered(arrival, isCached));
    if (response.destroyed) return;
    underWay.add(response);
    response.once('close', () => underWay.delete(response));
  }

  #noteAnswered({ message, response, id, at }: Arrival, isCached: boolean): void {
    const { method, url = '' } = message;
    const milliseconds = performance.now() - at;
    this.options.onAnswered(isCached, milliseconds);
    const [path, ms] = [url.split('?')[0], Math.round(milliseconds)];
    this.#log.info({ requestId: id, method, path, status: response.statusCode, ms }, 'answered');
  }
}

const absoluteForm = /^https?:\/\/([^/?#]+)(.*)$/i;

/**
 * Writes the target of a request as nearly all callers do. An answer is cached for everybody who asks for the same, and nothing
 * else may decide what stands in it. A fragment is left out, and a target in absolute form replaces the header `host` (RFC 9112,
 * section 3.2.2).
 */
function normalizeTarget(message: IncomingMessage): void {
  const { url = '/' } = message;
  if (url.startsWith('/') && !url.includes('#')) return;
  const [target = ''] = url.split('#');
  const [, host, rest = ''] = absoluteForm.exec(target) ?? [];
  if (host !== undefined) message.headers.host = host;
  message.url = host === undefined ? target : rest.startsWith('/') ? rest : `/${rest}`;
}

function chosenId({ headers }: IncomingMessage): string | undefined {
  const id = headers['x-request-id'];
  return typeof id === 'string' && requestIdPattern.test(id) ? id : undefined;
}

/** True if the system has taken all of an answer that was ended. */
const isWritten = ({ socket }: ServerResponse): boolean => socket?.writableLength === 0;
