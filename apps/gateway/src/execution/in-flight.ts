interface UnderWay<Value> {
  value: Promise<Value>;
  sharers: number;
}

/** Does what several ask for at the same time once. */
export class InFlight<Value> {
  readonly #underWay = new Map<string, UnderWay<Value>>();

  /** @returns the value, and whether others have been given the same one */
  async share(key: string, make: () => Promise<Value>): Promise<{ value: Value; isShared: boolean }> {
    let underWay = this.#underWay.get(key);
    if (!underWay) {
      underWay = { sharers: 0, value: make().finally(() => this.#underWay.delete(key)) };
      this.#underWay.set(key, underWay);
    }
    underWay.sharers++;
    return { value: await underWay.value, isShared: underWay.sharers > 1 };
  }
}
