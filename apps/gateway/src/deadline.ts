/** The instant by which a request must be answered. What is left of it is passed on to everything that the request waits for. */
export class Deadline {
  readonly #at: number;

  /** @param milliseconds from now on */
  constructor(milliseconds: number) {
    this.#at = performance.now() + milliseconds;
  }

  /** In milliseconds; 0 once the deadline has passed. */
  get remaining(): number {
    return Math.max(0, this.#at - performance.now());
  }
}
