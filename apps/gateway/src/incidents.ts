import type { FastifyBaseLogger } from 'fastify';
import { Counter, Registry } from 'prom-client';

/** What operators should know of: fallbacks, refusals, and changes of state. */
export type Incident =
  | 'planner-fallback'
  | 'planner-killed'
  | 'executor-fallback'
  | 'request-refused'
  | 'connection-refused'
  | 'authentication-failure'
  | 'subgraph-failure'
  | 'subgraph-state'
  | 'shared-store-state';

/** In milliseconds. Every incident is counted, but one of the same kind and reason is logged only once in this time. */
const logInterval = 60_000;
/** The number of reasons that are distinguished. */
const maxReasons = 500;

/** Counts incidents, and logs each kind and reason from time to time, with the number of those that were not logged. */
export class Incidents {
  readonly registry = new Registry();
  readonly #counter = new Counter({
    name: 'planning_graph_incidents_total',
    help: 'Fallbacks, refusals, and changes of state.',
    labelNames: ['incident', 'reason'],
    registers: [this.registry],
  });
  readonly #lastLogged = new Map<string, { at: number; unlogged: number }>();

  constructor(private readonly log: FastifyBaseLogger) {}

  /**
   * @param reason one of few, such as a code or the name of a subgraph; never text of a caller
   * @param details for the log only
   */
  note(incident: Incident, reason: string, details: object = {}): void {
    this.#counter.inc({ incident, reason });
    const key = `${incident} ${reason}`;
    const last = this.#lastLogged.get(key);
    if (last && performance.now() - last.at < logInterval) {
      last.unlogged++;
      return;
    }
    if (this.#lastLogged.size >= maxReasons) this.#lastLogged.clear();
    this.#lastLogged.set(key, { at: performance.now(), unlogged: 0 });
    const unlogged = last?.unlogged ?? 0;
    this.#write(incident, reason, { ...(unlogged > 0 && { unlogged }), ...details });
  }

  /** As `note`, for incidents that are rare by nature: each is logged. */
  noteChange(incident: Incident, reason: string, details: object = {}): void {
    this.#counter.inc({ incident, reason });
    this.#write(incident, reason, details);
  }

  #write(incident: Incident, reason: string, details: object): void {
    this.log.warn({ incident, reason, ...details }, `${incident}: ${reason}`);
  }
}
