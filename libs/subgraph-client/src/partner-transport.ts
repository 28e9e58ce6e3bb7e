import type { LookupFunction } from 'node:net';
import type { FetchAnswer, FetchRequest } from '@tokorozawa/plan-executor';
import { Deadline, DeadlineExceededError } from '@tokorozawa/subgraph-kit';
import { AnswerCheck } from './answer-check';
import { Conduct, type Judgment } from './conduct';
import { GuardedTransport, type SubgraphIncidents } from './guarded-transport';
import { partnerHttpTransport } from './http-transport';
import { FetchFailedError, type FetchContext, type SubgraphTransport } from './transport';

/** What was agreed with a partner about its subgraph. */
export interface PartnerSettings {
  url: string;
  /** Identifies the gateway to the partner; undefined if it asks for nothing. */
  secret: string | undefined;
  /** In bytes. */
  maxAnswerSize: number;
  /** In milliseconds: the longest time for an answer. */
  timeout: number;
  sdl: string;
  /** Looks up its host for each connection; the system's resolver when undefined. */
  lookup?: LookupFunction | undefined;
}

/**
 * Reaches the subgraph of a partner within the limits that were agreed. A partner whose answers are too often late, too
 * large or of wrong types is suspended. It learns the id and the language of a request, and nothing of its caller.
 * Throws if the schema cannot be built.
 */
export function partnerTransport(
  name: string,
  settings: PartnerSettings,
  incidents: SubgraphIncidents,
): SubgraphTransport {
  const { timeout } = settings;
  const guarded = new GuardedTransport(name, new JudgedTransport(name, settings, incidents), incidents);
  const limited = ({ requestId, deadline, locale }: FetchContext): FetchContext => ({
    requestId,
    locale,
    deadline: deadline.remaining < timeout ? deadline : new Deadline(timeout),
  });
  return {
    fetch: (request, context) => guarded.fetch(request, limited(context)),
    ping: (context) => guarded.ping(limited(context)),
    close: () => guarded.close(),
  };
}

class JudgedTransport implements SubgraphTransport {
  readonly #http: SubgraphTransport;
  readonly #check: AnswerCheck;
  readonly #conduct: Conduct;
  readonly #timeout: number;
  #lastFault = '';

  constructor(
    name: string,
    { url, secret, maxAnswerSize, timeout, sdl, lookup }: PartnerSettings,
    incidents: SubgraphIncidents,
  ) {
    this.#http = partnerHttpTransport({ url, maxAnswerSize, secret, lookup });
    this.#check = new AnswerCheck(sdl);
    this.#timeout = timeout;
    this.#conduct = new Conduct({
      onSuspended: () => incidents.stateChanged(name, 'suspended', this.#lastFault),
      onRestored: () => incidents.stateChanged(name, 'up'),
    });
  }

  async fetch(request: FetchRequest, context: FetchContext): Promise<FetchAnswer> {
    const attempt = this.#conduct.begin();
    if (!attempt) throw new FetchFailedError('it is suspended', false, `it is suspended: ${this.#lastFault}`);
    let judgment: Judgment = 'unknown';
    const asked = performance.now();
    try {
      const answer = await this.#http.fetch(request, context);
      const fault = this.#check.faultOf(request, answer);
      if (fault !== undefined)
        throw new FetchFailedError(`its answer is of wrong types: ${fault}`, false, 'its answer is of wrong types');
      judgment = 'good';
      return answer;
    } catch (error) {
      judgment = this.#judge(error, performance.now() - asked);
      throw error;
    } finally {
      attempt.end(judgment);
    }
  }

  ping(context: FetchContext): Promise<void> {
    return this.#http.ping(context);
  }

  close(): Promise<void> {
    return this.#http.close();
  }

  /**
   * An outage is the concern of the circuit breaker. If the caller had less time left than was agreed, it is not the
   * partner's fault that no answer came in it.
   *
   * @param waited in milliseconds
   */
  #judge(error: unknown, waited: number): Judgment {
    if (error instanceof DeadlineExceededError && waited >= this.#timeout) {
      this.#lastFault = 'its answers take too long';
      return 'bad';
    }
    if (!(error instanceof FetchFailedError) || error.isOutage) return 'unknown';
    this.#lastFault = error.message;
    return 'bad';
  }
}
