import { DeadlineExceededError, leave, watch, type Deadline, type Waiting } from '@tokorozawa/subgraph-kit';
import { Client, Pool, type Dispatcher } from 'undici';
import { NoAnswerError } from './source';

export interface HttpRequest {
  method: 'GET' | 'POST';
  path: string;
  headers: Record<string, string>;
  body?: string;
  deadline: Deadline;
  /** Whether it may be sent again when its connection was lost: it must not change anything. */
  isRepeatable: boolean;
}

export interface HttpAnswer {
  status: number;
  /** As in the header `content-encoding`; empty without it. */
  encoding: string;
  body: Buffer;
}

export interface HttpClientOptions {
  origin: string;
  /** In bytes; the connection of a longer answer is dropped. */
  maxAnswer: number;
}

/** As many requests are under way at a time. */
const maxConnections = 64;
const connect = { timeout: 2_000 };

/** A request that waits for one of the connections. */
interface Turn extends Waiting {
  begin(): void;
}

/** Asks one server over connections that are kept. */
export class HttpClient {
  readonly #pool: Pool;
  readonly #turns = new Set<Turn>();
  #underWay = 0;

  constructor(private readonly options: HttpClientOptions) {
    this.#pool = new Pool(options.origin, { connections: maxConnections, connect });
  }

  /** Rejects when there is no whole answer by the deadline. */
  async send(request: HttpRequest): Promise<HttpAnswer> {
    if (this.#underWay >= maxConnections) await this.#turn(request.deadline);
    else this.#underWay++;
    try {
      return await this.#sendAgain(request);
    } finally {
      this.#passOn();
    }
  }

  close(): Promise<void> {
    return this.#pool.close();
  }

  /** Whoever gives up before its turn never costs the server a connection. */
  #turn(deadline: Deadline): Promise<void> {
    return new Promise((resolve, reject) => {
      const turn: Turn = {
        deadline,
        begin: resolve,
        giveUp: () => {
          this.#turns.delete(turn);
          reject(new DeadlineExceededError());
        },
      };
      this.#turns.add(turn);
      watch(turn);
    });
  }

  #passOn(): void {
    const [next] = this.#turns;
    if (!next) {
      this.#underWay--;
      return;
    }
    this.#turns.delete(next);
    leave(next);
    next.begin();
  }

  /** Over a fresh connection when one that was kept turns out to be lost. */
  async #sendAgain(request: HttpRequest): Promise<HttpAnswer> {
    try {
      return await this.#sendOver(this.#pool, request);
    } catch (error) {
      if (!request.isRepeatable || !isConnectionLost(error) || request.deadline.hasPassed) throw error;
    }
    // The others that are kept may be lost as well.
    const fresh = new Client(this.options.origin, { connect });
    try {
      return await this.#sendOver(fresh, request);
    } finally {
      void fresh.destroy();
    }
  }

  #sendOver(dispatcher: Dispatcher, { method, path, headers, body, deadline }: HttpRequest): Promise<HttpAnswer> {
    return new Promise((resolve, reject) => {
      const reader = new AnswerReader(deadline, this.options.maxAnswer, resolve, reject);
      watch(reader);
      dispatcher.dispatch({ method, path, headers, ...(body !== undefined && { body }) }, reader);
    });
  }
}

const lostCodes = ['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'];

const isConnectionLost = (error: unknown): boolean => lostCodes.includes(String((error as { code?: unknown }).code));

/** Reads an answer as it comes in. It is all that a request needs, and less than a stream and a signal for each. */
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

  /** While the connection is being made there is nothing to abort yet. */
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

export function tooLarge(maxSize: number): NoAnswerError {
  const reason = `its answer is larger than ${maxSize / 1024 / 1024} MB`;
  return new NoAnswerError(reason, false, reason);
}
