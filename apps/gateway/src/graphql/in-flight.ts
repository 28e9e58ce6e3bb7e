import type { Deadline } from '@tokorozawa/subgraph-kit';

interface Pending<Value> {
  value: Promise<Value>;
  sharers: number;
  /** That of the request which began it. */
  deadline: Deadline;
}

export interface InFlightOptions<Value> {
  /** False for a value that may lack what did not arrive by the deadline. */
  isComplete(value: Value): boolean;
  /** True for a failure that concerns only the request which began the work. */
  concernsOneCaller(error: unknown): boolean;
}

/** Does the work that several requests need at the same time once. */
export class InFlight<Value> {
  readonly #pending = new Map<string, Pending<Value>>();

  constructor(private readonly options: InFlightOptions<Value>) {}

  /**
   * Returns the value, and whether other requests got the same instance. A request with more time than the one that began
   * the work does the work again if the value is incomplete.
   */
  async share(
    key: string,
    deadline: Deadline,
    make: () => Promise<Value>,
  ): Promise<{ value: Value; isShared: boolean }> {
    const earlier = this.#pending.get(key);
    const pending = earlier ?? this.#begin(key, deadline, make);
    pending.sharers++;
    const hasMoreTime = (): boolean => earlier !== undefined && earlier.deadline.isNear && !deadline.isNear;
    try {
      const value = await pending.value;
      if (this.options.isComplete(value) || !hasMoreTime()) return { value, isShared: pending.sharers > 1 };
    } catch (error) {
      if (!earlier || !(hasMoreTime() || this.options.concernsOneCaller(error))) throw error;
    }
    return this.share(key, deadline, make);
  }

  #begin(key: string, deadline: Deadline, make: () => Promise<Value>): Pending<Value> {
    const pending = { sharers: 0, deadline, value: make().finally(() => this.#pending.delete(key)) };
    this.#pending.set(key, pending);
    return pending;
  }
}
