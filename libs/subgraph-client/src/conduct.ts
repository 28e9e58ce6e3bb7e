/** How an answer of a partner was: as agreed, or not; "unknown" if that cannot be said. */
export type Judgment = 'good' | 'bad' | 'unknown';

export interface ConductEvents {
  onSuspended(): void;
  onRestored(): void;
}

/** The latest answers that are judged together, and how many bad ones among them suspend a partner. */
const judgedAnswers = 20;
const maxBadAnswers = 10;
/** In milliseconds. The pause doubles each time that the partner is tried again and is still bad. */
const firstPause = 10_000;
const longestPause = 300_000;

/**
 * Decides whether a partner is asked. A circuit breaker reacts to a server that does not answer, and closes with its first
 * answer; this reacts to one that answers, but too often wrongly, too much or later than was agreed. Which answers are bad, `partner-transport.ts` says. A suspended partner is asked
 * once after each pause, until that answer is good.
 */
export class Conduct {
  #judgments: Judgment[] = [];
  #pause = firstPause;
  #suspended: { until: number; isProbing: boolean } | undefined;

  constructor(
    private readonly events: ConductEvents,
    private readonly now = () => performance.now(),
  ) {}

  get isSuspended(): boolean {
    return this.#suspended !== undefined;
  }

  /** The permission to ask it once; undefined if it may not be asked now. Report how it answered with `end`. */
  begin(): { end(judgment: Judgment): void } | undefined {
    const suspended = this.#suspended;
    if (!suspended) return { end: (judgment) => this.#note(judgment) };
    if (suspended.isProbing || this.now() < suspended.until) return undefined;
    suspended.isProbing = true;
    return { end: (judgment) => this.#endProbe(judgment) };
  }

  #note(judgment: Judgment): void {
    // An answer to what was asked before the suspension says nothing new.
    if (judgment === 'unknown' || this.#suspended) return;
    this.#judgments.push(judgment);
    if (this.#judgments.length > judgedAnswers) this.#judgments.shift();
    if (this.#judgments.length === judgedAnswers && !this.#judgments.includes('bad')) this.#pause = firstPause;
    if (this.#judgments.filter((one) => one === 'bad').length >= maxBadAnswers) this.#suspend();
  }

  #suspend(): void {
    this.#judgments = [];
    this.#suspended = { until: this.now() + this.#pause, isProbing: false };
    this.#lengthenPause();
    this.events.onSuspended();
  }

  #endProbe(judgment: Judgment): void {
    if (judgment === 'good') {
      this.#suspended = undefined;
      return this.events.onRestored();
    }
    this.#suspended = { until: this.now() + this.#pause, isProbing: false };
    this.#lengthenPause();
  }

  #lengthenPause(): void {
    this.#pause = Math.min(this.#pause * 2, longestPause);
  }
}
