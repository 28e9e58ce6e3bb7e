/**
 * The instant by which a request must be answered, set in `graphql-route.ts`. Everything that the request waits for gets the remaining time:
 * `rowsOf` in `loader/read-rows.ts` for SQL, the transports of `libs/subgraph-client` for subgraphs.
 */
export class Deadline {
  readonly #at: number;

  /**
   * @param milliseconds the time from the beginning on
   * @param began by `performance.now()`
   */
  constructor(
    readonly milliseconds: number,
    readonly began = performance.now(),
  ) {
    this.#at = began + milliseconds;
  }

  /** In milliseconds; 0 once the deadline has passed. */
  get remaining(): number {
    return Math.max(0, this.#at - performance.now());
  }

  get hasPassed(): boolean {
    return this.#at <= performance.now();
  }

  /** The time to give to a subgraph. A tenth is kept back, so that what it has by then still arrives. */
  get timeout(): number {
    return Math.ceil(this.remaining * 0.9);
  }

  /** True when a missing part of the answer may have been given up already. */
  get isNear(): boolean {
    return this.remaining <= this.milliseconds * 0.1;
  }
}

export class DeadlineExceededError extends Error {
  override name = 'DeadlineExceededError';

  constructor() {
    super('no answer in time');
  }
}

/** Something that waits until its deadline at most. */
export interface Waiting {
  readonly deadline: Deadline;
  giveUp(): void;
}

/** One timer serves everything that waits. A timer for each statement and fetch would cost more than it is worth. */
const checkEveryMs = 20;
const waiting = new Set<Waiting>();
let timer: NodeJS.Timeout | undefined;

/** Calls `giveUp` once the deadline has passed, unless `leave` is called before. */
export function watch(one: Waiting): void {
  waiting.add(one);
  timer ??= setInterval(giveUpOverdue, checkEveryMs).unref();
}

export function leave(one: Waiting): void {
  waiting.delete(one);
}

function giveUpOverdue(): void {
  for (const one of waiting) {
    if (!one.deadline.hasPassed) continue;
    waiting.delete(one);
    one.giveUp();
  }
  if (waiting.size > 0) return;
  clearInterval(timer);
  timer = undefined;
}

/** Settles as the promise does, or rejects with a DeadlineExceededError if that has not settled by the deadline. */
export function within<Value>(deadline: Deadline, promise: Promise<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    const one: Waiting = { deadline, giveUp: () => reject(new DeadlineExceededError()) };
    watch(one);
    promise.then(
      (value) => {
        leave(one);
        resolve(value);
      },
      (error: unknown) => {
        leave(one);
        reject(error);
      },
    );
  });
}

/**
 * Settles as the work does, or rejects with a DeadlineExceededError, and aborts the signal, if that takes longer. What has
 * arrived by then is read first: a process that was kept from running does not take its own pause for the silence of others.
 */
export async function unlessSilent<Value>(
  milliseconds: number,
  work: (silence: AbortSignal) => Promise<Value>,
): Promise<Value> {
  const silence = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const giveUp = new Promise<never>((_resolve, reject) => {
    silence.signal.addEventListener('abort', () => reject(new DeadlineExceededError()));
    // Timers are called before sockets are read, and immediates after.
    timer = setTimeout(() => setImmediate(() => silence.abort()), milliseconds);
  });
  try {
    return await Promise.race([giveUp, work(silence.signal)]);
  } finally {
    clearTimeout(timer);
  }
}
