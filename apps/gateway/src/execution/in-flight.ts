import type { Deadline } from '@tokorozawa/subgraph-kit';

interface UnderWay<Value> {
  value: Promise<Value>;
  sharers: number;
  /** Of who began it. */
  deadline: Deadline;
}

export interface InFlightOptions<Value> {
  /** False for a value that may lack what could not be had in time. */
  isWhole(value: Value): boolean;
  /** Whether a failure concerns only the one who began. */
  isForOne(error: unknown): boolean;
}

/** Does what several ask for at the same time once. */
export class InFlight<Value> {
  readonly #underWay = new Map<string, UnderWay<Value>>();

  constructor(private readonly options: InFlightOptions<Value>) {}

  /**
   * Who has more time than the one who began does not put up with what came of too little.
   * @returns the value, and whether others have been given the same one
   */
  async share(
    key: string,
    deadline: Deadline,
    make: () => Promise<Value>,
  ): Promise<{ value: Value; isShared: boolean }> {
    const before = this.#underWay.get(key);
    const underWay = before ?? this.#begin(key, deadline, make);
    underWay.sharers++;
    const isTooEarly = (): boolean => before !== undefined && before.deadline.isNear && !deadline.isNear;
    try {
      const value = await underWay.value;
      if (this.options.isWhole(value) || !isTooEarly()) return { value, isShared: underWay.sharers > 1 };
    } catch (error) {
      if (!before || !(isTooEarly() || this.options.isForOne(error))) throw error;
    }
    return this.share(key, deadline, make);
  }

  #begin(key: string, deadline: Deadline, make: () => Promise<Value>): UnderWay<Value> {
    const underWay = { sharers: 0, deadline, value: make().finally(() => this.#underWay.delete(key)) };
    this.#underWay.set(key, underWay);
    return underWay;
  }
}
