/** How an attempt ended; "unknown" if that says nothing about the server. */
export type Outcome = 'answered' | 'failed' | 'unknown';

/** The permission to try once. Report the outcome with `end`. */
export interface Attempt {
  /** True if the attempt finds out whether the server answers again. */
  isProbe: boolean;
  end(outcome: Outcome): void;
}

export interface CircuitBreakerOptions {
  /** So many failures in a row open the breaker. */
  maxFailures: number;
  /** While it is open, one attempt is let through after so many milliseconds. */
  probeInterval: number;
  onOpen(): void;
  onClose(): void;
}

interface OpenState {
  probeAt: number;
  isProbing: boolean;
}

/**
 * Keeps callers from waiting for a server that does not answer. A closed breaker permits every attempt; an open one
 * permits one at a time, and closes when that succeeds.
 */
export class CircuitBreaker {
  #failures = 0;
  #open: OpenState | undefined;
  readonly #attempt: Attempt = { isProbe: false, end: (outcome) => this.#end(outcome) };

  constructor(private readonly options: CircuitBreakerOptions) {}

  /** Returns undefined if an attempt is pointless now. */
  begin(): Attempt | undefined {
    const open = this.#open;
    if (!open) return this.#attempt;
    if (open.isProbing || performance.now() < open.probeAt) return undefined;
    open.isProbing = true;
    return { isProbe: true, end: (outcome) => this.#endProbe(open, outcome) };
  }

  /** Lets the next attempt through, because the server has shown a sign of life. */
  probeSoon(): void {
    if (this.#open) this.#open.probeAt = 0;
  }

  #end(outcome: Outcome): void {
    if (outcome === 'answered') this.#close();
    // A failure that began before the breaker opened says nothing new.
    if (outcome !== 'failed' || this.#open) return;
    if (++this.#failures < this.options.maxFailures) return;
    this.#open = { probeAt: this.#nextProbe(), isProbing: false };
    this.options.onOpen();
  }

  #endProbe(open: OpenState, outcome: Outcome): void {
    open.isProbing = false;
    open.probeAt = this.#nextProbe();
    if (outcome === 'answered') this.#close();
  }

  #close(): void {
    this.#failures = 0;
    if (!this.#open) return;
    this.#open = undefined;
    this.options.onClose();
  }

  #nextProbe(): number {
    return performance.now() + this.options.probeInterval;
  }
}
