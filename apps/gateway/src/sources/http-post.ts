import { Pool, type Dispatcher } from 'undici';

export interface HttpPost {
  /** Rejects when there is no answer in time, or one that is no success. */
  (body: string, headers: Record<string, string>): Promise<string>;
  close(): Promise<void>;
}

/** An address that does not answer within this many milliseconds is taken for one that never will. */
const answerWithin = 10_000;

/** Posts JSON to one address over connections that are kept. */
export function httpPost(url: string, common: Record<string, string>): HttpPost {
  const { origin, pathname, search } = new URL(url);
  const pool = new Pool(origin, { connections: 64, connect: { timeout: 2_000 } });
  const post = (body: string, headers: Record<string, string>): Promise<string> =>
    new Promise((resolve, reject) => {
      const request = { method: 'POST', path: pathname + search, headers: { ...common, ...headers }, body } as const;
      pool.dispatch(request, new AnswerReader(resolve, reject));
    });
  return Object.assign(post, { close: () => pool.close() });
}

/** Reads an answer as it comes in. It is all that a request needs, and less than a stream and a signal for each. */
class AnswerReader implements Dispatcher.DispatchHandler {
  readonly #chunks: Buffer[] = [];
  #status = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly resolve: (text: string) => void,
    private readonly reject: (error: Error) => void,
  ) {}

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#timer = setTimeout(() => controller.abort(new Error(`no answer in ${answerWithin} ms`)), answerWithin);
  }

  onResponseStart(_controller: Dispatcher.DispatchController, status: number): void {
    this.#status = status;
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#chunks.push(chunk);
  }

  onResponseEnd(): void {
    clearTimeout(this.#timer);
    if (this.#status >= 500 || this.#status === 401) this.reject(new Error(`status ${this.#status}`));
    else this.resolve(this.#chunks.length === 1 ? String(this.#chunks[0]) : String(Buffer.concat(this.#chunks)));
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    clearTimeout(this.#timer);
    this.reject(error);
  }
}
