import type { FetchAnswer, FetchRequest } from '@tokorozawa/plan-executor';
import { Deadline, DeadlineExceededError, within } from '@tokorozawa/subgraph-kit';
import {
  SubgraphOverloadedError,
  SubgraphUnavailableError,
  type ErrorCode,
  type PlanningGraphError,
} from '@tokorozawa/vocabulary';
import { FetchFailedError, type FetchContext, type SubgraphTransport } from './transport';

/** Receives what goes wrong with subgraphs. `reason` is one of few. */
export interface SubgraphIncidents {
  note(incident: 'subgraph-failure', reason: string, details: object): void;
  /**
   * A subgraph has begun to answer, has stopped answering, or is not asked because it answered badly.
   *
   * @param because why it does not answer, in a few words
   */
  stateChanged(subgraph: string, state: SubgraphState, because?: string, details?: object): void;
}

export type SubgraphState = 'up' | 'down' | 'suspended';

/** The circuit breaker opens after `maxFailures` failures in a row, and lets a probe through after `probeInterval` ms. */
const maxFailures = 5;
const probeInterval = 1_000;
/** In milliseconds. The caller whose fetch is the probe gets its error sooner than the deadline. */
const maxProbeWait = 1_000;

/** While a subgraph has answered nothing for `stalledAfter` milliseconds, at most `maxWaiting` fetches wait for it. */
const stalledAfter = 1_000;
const maxWaiting = 100;

/**
 * In milliseconds. While a subgraph has answered nothing for `quietAfter`, those who come then wait for `maxQuietWait` at
 * most. Otherwise all would wait until their deadlines before the breaker opens.
 */
const quietAfter = 3_000;
const maxQuietWait = 3_000;

const lateAnswer = 'no answer in time';

interface Failure {
  requestId: string;
  /** In a few words, the same for all failures of this kind. */
  reason: string;
  err?: unknown;
}

/**
 * Protects requests from a subgraph that does not answer: a fetch takes no longer than its deadline, and fails at once
 * while the subgraph is known to be down. It ends with an answer, with a SubgraphUnavailableError, or, if the subgraph
 * answered others meanwhile, with a SubgraphOverloadedError, which is no sign of an outage.
 */
export class GuardedTransport implements SubgraphTransport {
  readonly #breaker: CircuitBreaker;
  #lastFailure: Failure | undefined;
  #downSince = 0;
  #refused = 0;
  #waiting = 0;
  /** When the last answer arrived, or when the first of the fetches that now wait began: the later of the two. */
  #quietSince = 0;
  /** When the last answer arrived that did not report an outage of the database. */
  #answeredAt = -Infinity;

  constructor(
    private readonly name: string,
    private readonly transport: SubgraphTransport,
    private readonly incidents: SubgraphIncidents,
  ) {
    this.#breaker = new CircuitBreaker({
      maxFailures,
      probeInterval,
      onOpen: () => this.#reportDown(),
      onClose: () => this.#reportUp(),
    });
  }

  async fetch(request: FetchRequest, context: FetchContext): Promise<FetchAnswer> {
    if (context.deadline.hasPassed) throw this.#lateError(context.deadline);
    const isStalled = this.#isStalled();
    // The last sign was an answer, so this is overload. If it is an outage, the waiting fetches will open the breaker.
    if (isStalled && this.#answeredAt === this.#quietSince) throw this.#overloaded(context.requestId);
    const attempt = isStalled ? undefined : this.#breaker.begin();
    if (!attempt) {
      this.#refused++;
      throw this.#unavailable();
    }
    const isQuiet = this.#hasBeenQuietFor(quietAfter);
    const answer = this.#fetchOnce(attempt, request, context);
    // Whoever writes has to know what became of it.
    if (request.isMutation) return answer;
    if (attempt.isProbe) return this.#waitBriefly(answer);
    return isQuiet ? this.#waitForSign(answer) : answer;
  }

  async ping(context: FetchContext): Promise<void> {
    await this.transport.ping(context);
    this.#breaker.probeSoon();
  }

  close(): Promise<void> {
    return this.transport.close();
  }

  async #fetchOnce(attempt: Attempt, request: FetchRequest, context: FetchContext): Promise<FetchAnswer> {
    const { deadline, requestId } = context;
    // If other subgraphs used up the time, this one is not to blame.
    const hasTime = deadline.remaining >= deadline.milliseconds / 2;
    let outcome: Outcome = 'unknown';
    if (this.#waiting++ === 0) this.#quietSince = performance.now();
    try {
      const answer = await this.transport.fetch(request, context);
      this.#quietSince = performance.now();
      outcome = this.#judge(answer, hasTime, requestId);
      if (outcome === 'answered') this.#answeredAt = this.#quietSince;
      return answer;
    } catch (error) {
      if (error instanceof DeadlineExceededError) {
        if (this.#hasAnsweredSince(deadline)) throw this.#overloaded(requestId);
        if (hasTime) outcome = this.#noteFailure({ requestId, reason: lateAnswer });
        throw this.#unavailable(lateAnswer);
      }
      if (!(error instanceof FetchFailedError)) throw error;
      const failed = this.#noteFailure({ requestId, reason: error.message, err: error.cause });
      if (error.isOutage) outcome = failed;
      throw this.#unavailable(error.publicReason);
    } finally {
      this.#waiting--;
      attempt.end(outcome);
    }
  }

  /** A subgraph that has gone quiet must not hold every request that the gateway may process at a time. */
  #isStalled(): boolean {
    return this.#waiting >= maxWaiting && this.#hasBeenQuietFor(stalledAfter);
  }

  /** Whether some wait, and nobody was answered for so many milliseconds. */
  #hasBeenQuietFor(milliseconds: number): boolean {
    return this.#waiting > 0 && performance.now() - this.#quietSince > milliseconds;
  }

  /** The probe itself goes on until its deadline, but its caller need not wait for a subgraph that is probably down. */
  #waitBriefly(answer: Promise<FetchAnswer>): Promise<FetchAnswer> {
    return within(new Deadline(maxProbeWait), answer).catch((error: unknown) => {
      throw error instanceof DeadlineExceededError ? this.#unavailable() : error;
    });
  }

  /** A subgraph that has answered others meanwhile is only slow, and is waited for as usual. */
  async #waitForSign(answer: Promise<FetchAnswer>): Promise<FetchAnswer> {
    const began = performance.now();
    try {
      return await within(new Deadline(maxQuietWait), answer);
    } catch (error) {
      if (!(error instanceof DeadlineExceededError)) throw error;
      if (this.#answeredAt > began) return answer;
      throw this.#unavailable(lateAnswer);
    }
  }

  /**
   * Tells from an answer whether the subgraph works, and notes an overload or an outage of its database that the answer
   * reports.
   */
  #judge({ errors }: FetchAnswer, hasTime: boolean, requestId: string): Outcome {
    if (!errors) return 'answered';
    const has = (code: ErrorCode): boolean => errors.some(({ extensions }) => extensions?.code === code);
    if (has('OVERLOADED')) this.#noteOverload(requestId);
    else if (has('SUBGRAPH_UNAVAILABLE')) {
      return hasTime ? this.#noteFailure({ requestId, reason: 'its database does not answer' }) : 'unknown';
    }
    return 'answered';
  }

  /** Whether the subgraph has answered anything since the request with this deadline began. */
  #hasAnsweredSince({ began }: Deadline): boolean {
    return this.#answeredAt > began;
  }

  #lateError(deadline: Deadline): PlanningGraphError {
    return this.#hasAnsweredSince(deadline) ? new SubgraphOverloadedError(this.name) : this.#unavailable(lateAnswer);
  }

  #unavailable(reason?: string): SubgraphUnavailableError {
    return new SubgraphUnavailableError(this.name, reason);
  }

  #overloaded(requestId: string): SubgraphOverloadedError {
    this.#noteOverload(requestId);
    return new SubgraphOverloadedError(this.name);
  }

  #noteOverload(requestId: string): void {
    const reason = `${this.name}: it has more to do than it can finish in time`;
    this.incidents.note('subgraph-failure', reason, { subgraph: this.name, requestId });
  }

  #noteFailure(failure: Failure): 'failed' {
    this.#lastFailure = failure;
    const { reason, ...details } = failure;
    this.incidents.note('subgraph-failure', `${this.name}: ${reason}`, { subgraph: this.name, ...details });
    return 'failed';
  }

  #reportDown(): void {
    this.#downSince = performance.now();
    this.#refused = 0;
    const { reason, ...details } = this.#lastFailure ?? {};
    this.incidents.stateChanged(this.name, 'down', reason, details);
  }

  #reportUp(): void {
    const seconds = Math.round((performance.now() - this.#downSince) / 1_000);
    this.incidents.stateChanged(this.name, 'up', undefined, { seconds, refused: this.#refused });
  }
}

/** How an attempt ended; "unknown" if that says nothing about the server. */
export type Outcome = 'answered' | 'failed' | 'unknown';

/** The permission to try once. Report the outcome with `end`. */
export interface Attempt {
  /** True if the attempt finds out whether the server answers again. */
  isProbe: boolean;
  end(outcome: Outcome): void;
}

export interface CircuitBreakerOptions {
  /** The number of failures in a row that open the breaker. */
  maxFailures: number;
  /** In milliseconds. After each of these intervals an open breaker lets one attempt through. */
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
  readonly #ordinaryAttempt: Attempt = { isProbe: false, end: (outcome) => this.#end(outcome) };

  constructor(private readonly options: CircuitBreakerOptions) {}

  /** Returns undefined if an attempt is pointless now. */
  begin(): Attempt | undefined {
    const open = this.#open;
    if (!open) return this.#ordinaryAttempt;
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
