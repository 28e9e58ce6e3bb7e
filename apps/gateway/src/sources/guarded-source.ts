import type { FetchAnswer, FetchRequest } from '@tokorozawa/plan-executor';
import { Deadline, DeadlineExceededError, within } from '@tokorozawa/subgraph-kit';
import {
  SubgraphOverloadedError,
  SubgraphUnavailableError,
  type ErrorCode,
  type PlanningGraphError,
} from '@tokorozawa/vocabulary';
import type { Incidents } from '../incidents/incidents';
import { CircuitBreaker, type Attempt, type Outcome } from './circuit-breaker';
import { NoAnswerError, type FetchContext, type Source } from './source';

const maxFailures = 5;
const probeAfter = 1_000;
/** Whoever asks for what becomes the probe waits for it no longer than this. */
const probePatience = 1_000;

/** While nothing comes back for so many milliseconds, no more than so many wait. */
const stalledAfter = 1_000;
const maxWaiting = 100;

interface Failure {
  requestId: string;
  /** In a few words of ours. */
  reason: string;
  err?: unknown;
}

/**
 * A subgraph that costs no request more than its time, and no time at all while it is known not to answer. What it is
 * asked ends with its answer, with a SubgraphUnavailableError, or with a SubgraphOverloadedError if it answers others
 * meanwhile, which is no sign of an outage.
 */
export class GuardedSource implements Source {
  readonly #breaker: CircuitBreaker;
  #lastFailure: Failure | undefined;
  #downSince = 0;
  #refused = 0;
  #waiting = 0;
  /** When an answer came last, or was first waited for. */
  #quietSince = 0;
  /** When an answer came last that does not say that its database is silent. */
  #answeredAt = -Infinity;

  constructor(
    private readonly name: string,
    private readonly source: Source,
    private readonly incidents: Incidents,
  ) {
    this.#breaker = new CircuitBreaker({
      maxFailures,
      probeAfter,
      onOpen: () => this.#tellDown(),
      onClose: () => this.#tellUp(),
    });
  }

  async ask(request: FetchRequest, context: FetchContext): Promise<FetchAnswer> {
    if (context.deadline.hasPassed) throw this.#late(context.deadline);
    const isStalled = this.#isStalled();
    // It was answering when it fell quiet; whether it is down, the breaker will tell.
    if (isStalled && this.#answeredAt === this.#quietSince) throw this.#overloaded(context.requestId);
    const attempt = isStalled ? undefined : this.#breaker.begin();
    if (!attempt) {
      this.#refused++;
      throw this.#unavailable();
    }
    const answer = this.#askWith(attempt, request, context);
    return attempt.isProbe && !request.isMutation ? this.#soon(answer) : answer;
  }

  async #askWith(attempt: Attempt, request: FetchRequest, context: FetchContext): Promise<FetchAnswer> {
    const { deadline, requestId } = context;
    // Where others have used up the time, it is not this subgraph that is slow.
    const hasTime = deadline.remaining >= deadline.milliseconds / 2;
    let outcome: Outcome = 'unknown';
    if (this.#waiting++ === 0) this.#quietSince = performance.now();
    try {
      const answer = await this.source.ask(request, context);
      this.#quietSince = performance.now();
      outcome = this.#outcomeOf(answer, hasTime, requestId);
      if (outcome === 'answered') this.#answeredAt = this.#quietSince;
      return answer;
    } catch (error) {
      if (error instanceof DeadlineExceededError) {
        if (this.#answersMeanwhile(deadline)) throw this.#overloaded(requestId);
        if (hasTime) outcome = this.#failed({ requestId, reason: tooLate });
        throw this.#unavailable(tooLate);
      }
      if (!(error instanceof NoAnswerError)) throw error;
      const failed = this.#failed({ requestId, reason: error.message, err: error.cause });
      if (error.isOutage) outcome = failed;
      throw this.#unavailable(error.publicReason);
    } finally {
      this.#waiting--;
      attempt.end(outcome);
    }
  }

  /** A subgraph that is silent must not hold all the requests that the gateway takes. */
  #isStalled(): boolean {
    return this.#waiting >= maxWaiting && performance.now() - this.#quietSince > stalledAfter;
  }

  /** A probe takes its time, but nobody waits for a subgraph that probably does not answer. */
  #soon(answer: Promise<FetchAnswer>): Promise<FetchAnswer> {
    return within(new Deadline(probePatience), answer).catch((error: unknown) => {
      throw error instanceof DeadlineExceededError ? this.#unavailable() : error;
    });
  }

  async ping(context: FetchContext): Promise<void> {
    await this.source.ping(context);
    this.#breaker.probeSoon();
  }

  close(): Promise<void> {
    return this.source.close();
  }

  /** A subgraph of ours answers also for its database. */
  #outcomeOf({ errors }: FetchAnswer, hasTime: boolean, requestId: string): Outcome {
    if (!errors) return 'answered';
    const has = (wanted: ErrorCode): boolean => errors.some(({ extensions }) => extensions?.code === wanted);
    if (has('OVERLOADED')) this.#noteOverload(requestId);
    else if (has('SUBGRAPH_UNAVAILABLE')) {
      return hasTime ? this.#failed({ requestId, reason: 'its database does not answer' }) : 'unknown';
    }
    return 'answered';
  }

  /** Whether an answer came since a request began. */
  #answersMeanwhile({ began }: Deadline): boolean {
    return this.#answeredAt > began;
  }

  #late(deadline: Deadline): PlanningGraphError {
    return this.#answersMeanwhile(deadline) ? new SubgraphOverloadedError(this.name) : this.#unavailable(tooLate);
  }

  #overloaded(requestId: string): SubgraphOverloadedError {
    this.#noteOverload(requestId);
    return new SubgraphOverloadedError(this.name);
  }

  #noteOverload(requestId: string): void {
    const reason = `${this.name}: it has more to do than it can finish in time`;
    this.incidents.note('subgraph-failure', reason, { subgraph: this.name, requestId });
  }

  #failed(failure: Failure): Outcome {
    this.#lastFailure = failure;
    const { reason, ...details } = failure;
    this.incidents.note('subgraph-failure', `${this.name}: ${reason}`, { subgraph: this.name, ...details });
    return 'failed';
  }

  #tellDown(): void {
    this.#downSince = performance.now();
    this.#refused = 0;
    const { reason, ...details } = this.#lastFailure ?? {};
    const told = { subgraph: this.name, because: reason, ...details };
    this.incidents.noteChange('subgraph-state', `${this.name} down`, told);
  }

  #tellUp(): void {
    const seconds = Math.round((performance.now() - this.#downSince) / 1_000);
    const details = { subgraph: this.name, seconds, refused: this.#refused };
    this.incidents.noteChange('subgraph-state', `${this.name} up`, details);
  }

  #unavailable(reason?: string): SubgraphUnavailableError {
    return new SubgraphUnavailableError(this.name, reason);
  }
}

const tooLate = 'no answer in time';
