/** The instant by which a request must be answered. What is left of it is passed on to everything that the request waits for. */
export class Deadline {
  readonly #at: number;

  /** @param milliseconds how much time there is, from now on */
  constructor(readonly milliseconds: number) {
    this.#at = performance.now() + milliseconds;
  }

  /** When the time began to run, by `performance.now()`. */
  get began(): number {
    return this.#at - this.milliseconds;
  }

  /** In milliseconds; 0 once the deadline has passed. */
  get remaining(): number {
    return Math.max(0, this.#at - performance.now());
  }

  get hasPassed(): boolean {
    return this.#at <= performance.now();
  }

  /** The time of whoever is asked for a part of the answer: a tenth is kept back, so that what they have still arrives. */
  get timeout(): number {
    return Math.ceil(this.remaining * 0.9);
  }

  /** What is not there yet may have been given up. */
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

/** Something that waits, but no longer than until its deadline. */
export interface Waiting {
  readonly deadline: Deadline;
  giveUp(): void;
}

/** One timer serves everything that waits: a timer for each statement and fetch would cost more than it is late. */
const lookEvery = 20;
const waiting = new Set<Waiting>();
let timer: NodeJS.Timeout | undefined;

/** Tells something that waits to give up once its deadline has passed, unless it has been left by then. */
export function watch(one: Waiting): void {
  waiting.add(one);
  timer ??= setInterval(look, lookEvery).unref();
}

export function leave(one: Waiting): void {
  waiting.delete(one);
}

function look(): void {
  for (const one of waiting) {
    if (!one.deadline.hasPassed) continue;
    waiting.delete(one);
    one.giveUp();
  }
  if (waiting.size > 0) return;
  clearInterval(timer);
  timer = undefined;
}

/** What a promise comes to; rejects with a DeadlineExceededError when it has come to nothing by the deadline. */
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
