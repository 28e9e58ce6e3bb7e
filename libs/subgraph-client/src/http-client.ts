import type { LookupFunction } from 'node:net';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, inflateRaw } from 'node:zlib';
import { DeadlineExceededError, leave, watch, type Deadline, type Waiting } from '@tokorozawa/subgraph-kit';
import { Client, Pool, type Dispatcher } from 'undici';
import { FetchFailedError } from './transport';

export interface HttpRequest {
  method: 'GET' | 'POST';
  path: string;
  headers: Record<string, string>;
  body?: string;
  deadline: Deadline;
  /** Whether it may be sent again after its connection was lost: never true for a write. */
  isRepeatable: boolean;
}

export interface HttpAnswer {
  status: number;
  /** The header `content-encoding`; empty without it. */
  encoding: string;
  body: Buffer;
}

export interface HttpClientOptions {
  origin: string;
  /** In bytes. The connection of a larger answer is closed. */
  maxAnswerSize: number;
  /** Looks up the host for each connection; the system's resolver when undefined. */
  lookup?: LookupFunction | undefined;
}

/** As many requests are under way at a time; the others wait for their turn. */
const maxConnections = 64;
const connectTimeout = 2_000;

/** A request that waits for a connection. */
interface QueuedRequest extends Waiting {
  begin(): void;
}

/** Sends requests to one server over connections that stay open. */
export class HttpClient {
  readonly #pool: Pool;
  readonly #connect: { timeout: number; lookup?: LookupFunction };
  readonly #queue = new Set<QueuedRequest>();
  #underWay = 0;

  constructor(private readonly options: HttpClientOptions) {
    this.#connect = { timeout: connectTimeout, ...(options.lookup && { lookup: options.lookup }) };
    this.#pool = new Pool(options.origin, { connections: maxConnections, connect: this.#connect });
  }

  /** Rejects with a DeadlineExceededError if the whole answer is not there by the deadline. */
  async send(request: HttpRequest): Promise<HttpAnswer> {
    if (this.#underWay >= maxConnections) await this.#waitForTurn(request.deadline);
    else this.#underWay++;
    try {
      return await this.#sendTwice(request);
    } finally {
      this.#endTurn();
    }
  }

  close(): Promise<void> {
    return this.#pool.close();
  }

  /** A request whose deadline passes in the queue never reaches the server. */
  #waitForTurn(deadline: Deadline): Promise<void> {
    return new Promise((resolve, reject) => {
      const queued: QueuedRequest = {
        deadline,
        begin: resolve,
        giveUp: () => {
          this.#queue.delete(queued);
          reject(new DeadlineExceededError());
        },
      };
      this.#queue.add(queued);
      watch(queued);
    });
  }

  #endTurn(): void {
    const [next] = this.#queue;
    if (!next) {
      this.#underWay--;
      return;
    }
    this.#queue.delete(next);
    leave(next);
    next.begin();
  }

  /** Repeats the request over a new connection if the connection was lost, which an idle one may be without a sign. */
  async #sendTwice(request: HttpRequest): Promise<HttpAnswer> {
    try {
      return await this.#sendOver(this.#pool, request);
    } catch (error) {
      if (!request.isRepeatable || !isConnectionLost(error) || request.deadline.hasPassed) throw error;
    }
    // The other connections of the pool may be lost too.
    const fresh = new Client(this.options.origin, { connect: this.#connect });
    try {
      return await this.#sendOver(fresh, request);
    } finally {
      void fresh.destroy();
    }
  }

  #sendOver(dispatcher: Dispatcher, { method, path, headers, body, deadline }: HttpRequest): Promise<HttpAnswer> {
    return new Promise((resolve, reject) => {
      const reader = new AnswerReader(deadline, this.options.maxAnswerSize, resolve, reject);
      watch(reader);
      dispatcher.dispatch({ method, path, headers, ...(body !== undefined && { body }) }, reader);
    });
  }
}

const lostCodes = ['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'];

const isConnectionLost = (error: unknown): boolean => lostCodes.includes(String((error as { code?: unknown }).code));

/** Reads an answer as it arrives, at less cost than a stream and an abort signal for each request. */
class AnswerReader implements Dispatcher.DispatchHandler, Waiting {
  readonly #chunks: Buffer[] = [];
  #size = 0;
  #status = 0;
  #encoding = '';
  #controller: Dispatcher.DispatchController | undefined;
  #isGivenUp = false;

  constructor(
    readonly deadline: Deadline,
    private readonly maxSize: number,
    private readonly resolve: (answer: HttpAnswer) => void,
    private readonly reject: (error: Error) => void,
  ) {}

  /** Called when the deadline passes, perhaps before there is a connection that could be aborted. */
  giveUp(): void {
    this.#isGivenUp = true;
    const late = new DeadlineExceededError();
    this.#controller?.abort(late);
    this.reject(late);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#isGivenUp) controller.abort(new DeadlineExceededError());
  }

  onResponseStart(
    controller: Dispatcher.DispatchController,
    status: number,
    { 'content-encoding': encoding, 'content-length': length }: Record<string, string | string[] | undefined>,
  ): void {
    this.#status = status;
    this.#encoding = String(encoding ?? '');
    if (Number(length) > this.maxSize) controller.abort(tooLarge(this.maxSize));
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#size += chunk.length;
    if (this.#size > this.maxSize) controller.abort(tooLarge(this.maxSize));
    else this.#chunks.push(chunk);
  }

  onResponseEnd(): void {
    leave(this);
    const [first] = this.#chunks;
    const body = first && this.#chunks.length === 1 ? first : Buffer.concat(this.#chunks);
    this.resolve({ status: this.#status, encoding: this.#encoding, body });
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    leave(this);
    this.reject(error);
  }
}

function tooLarge(maxSize: number): FetchFailedError {
  const reason = `its answer is larger than ${maxSize / 1024 / 1024} MB`;
  return new FetchFailedError(reason, false, reason);
}

type Decoder = (body: Buffer, options: { maxOutputLength: number }) => Promise<Buffer>;

const gzip: Decoder = promisify(gunzip);
const zlib: Decoder = promisify(inflate);
const rawDeflate: Decoder = promisify(inflateRaw);

/** Some servers send "deflate" with the header of zlib, as the standard says, and some without it. */
const deflate: Decoder = (body, options) => (((body[0] ?? 0) & 0x0f) === 8 ? zlib : rawDeflate)(body, options);

const decoders: Partial<Record<string, Decoder>> = {
  gzip,
  'x-gzip': gzip,
  deflate,
  br: promisify(brotliDecompress),
};

/** The encodings that {@link decodeBody} knows, for the header `accept-encoding`. */
export const acceptedEncodings = 'gzip, deflate, br';

/** The body without its encodings. Rejects with a FetchFailedError if it is larger than `maxSize` bytes then. */
export async function decodeBody({ body, encoding }: HttpAnswer, maxSize: number): Promise<Buffer> {
  const names = encoding
    .toLowerCase()
    .split(',')
    .map((name) => name.trim());
  let decoded = body;
  for (const name of names.reverse()) {
    if (name === 'identity' || name === '') continue;
    const decode = decoders[name];
    if (!decode) throw new Error(`the encoding "${name}" is not supported`);
    decoded = await decode(decoded, { maxOutputLength: maxSize }).catch((error: unknown) => {
      throw (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? tooLarge(maxSize) : error;
    });
  }
  return decoded;
}
