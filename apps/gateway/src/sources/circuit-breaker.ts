/** What became of something that was tried; "unknown" says nothing of who was asked. */
export type Outcome = 'answered' | 'failed' | 'unknown';

/** A leave to try. Whoever takes one must tell what became of it. */
export interface Attempt {
  /** Whether it was let through to see whether there is an answer again. */
  isProbe: boolean;
  end(outcome: Outcome): void;
}

export interface CircuitBreakerOptions {
  /** So many failures in a row open it. */
  maxFailures: number;
  /** While it is open, one attempt is let through after so many milliseconds. */
  probeAfter: number;
  onOpen(): void;
  onClose(): void;
}

interface OpenCircuit {
  probeAt: number;
  isProbing: boolean;
}

/**
 * Lets nobody wait for a server that does not answer. Closed, it lets everybody try; open, one at a time, whose success
 * closes it.
 */
export class CircuitBreaker {
  #failures = 0;
  #open: OpenCircuit | undefined;
  readonly #attempt: Attempt = { isProbe: false, end: (outcome) => this.#end(outcome) };

  constructor(private readonly options: CircuitBreakerOptions) {}

  /** Undefined when there is no use in trying now. */
  begin(): Attempt | undefined {
    const open = this.#open;
    if (!open) return this.#attempt;
    if (open.isProbing || performance.now() < open.probeAt) return undefined;
    open.isProbing = true;
    return { isProbe: true, end: (outcome) => this.#endProbe(open, outcome) };
  }

  /** There are signs of life: the next attempt is let through. */
  probeSoon(): void {
    if (this.#open) this.#open.probeAt = 0;
  }

  #end(outcome: Outcome): void {
    if (outcome === 'answered') this.#close();
    // What was begun before it opened says nothing new by failing.
    if (outcome !== 'failed' || this.#open) return;
    if (++this.#failures < this.options.maxFailures) return;
    this.#open = { probeAt: this.#nextProbe(), isProbing: false };
    this.options.onOpen();
  }

  #endProbe(open: OpenCircuit, outcome: Outcome): void {
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
    return performance.now() + this.options.probeAfter;
  }
}
