import type { FastifyBaseLogger } from 'fastify';
import { Counter, Registry } from 'prom-client';

/** What is out of the ordinary: fallbacks, refusals, and changes of state. Each is a value of the label "incident". */
export type Incident =
  | 'planner-fallback'
  | 'planner-killed'
  | 'executor-fallback'
  | 'request-refused'
  | 'connection-refused'
  | 'subgraph-failure'
  | 'subgraph-state'
  | 'shared-store-state';

/** One incident and reason is logged again only after so many milliseconds; it is counted each time. */
const logAgainAfter = 60_000;
/** At most so many different reasons are told apart. */
const maxReasons = 500;

/** Counts what is out of the ordinary, and logs each incident and reason once in a while, with its count since then. */
export class Incidents {
  readonly registry = new Registry();
  readonly #counter = new Counter({
    name: 'planning_graph_incidents_total',
    help: 'What was out of the ordinary: fallbacks, refusals, and changes of state.',
    labelNames: ['incident', 'reason'],
    registers: [this.registry],
  });
  readonly #told = new Map<string, { at: number; unlogged: number }>();

  constructor(private readonly log: FastifyBaseLogger) {}

  /**
   * @param reason one of few: a code or the name of a subgraph, nothing that a caller wrote
   * @param details go into the log only
   */
  note(incident: Incident, reason: string, details: object = {}): void {
    this.#counter.inc({ incident, reason });
    const key = `${incident} ${reason}`;
    const before = this.#told.get(key);
    if (before && performance.now() - before.at < logAgainAfter) {
      before.unlogged++;
      return;
    }
    if (this.#told.size >= maxReasons) this.#told.clear();
    this.#told.set(key, { at: performance.now(), unlogged: 0 });
    const unlogged = before?.unlogged ?? 0;
    this.#tell(incident, reason, { ...(unlogged > 0 && { unlogged }), ...details });
  }

  /** As `note`, for what is rare by its nature: it is logged each time. */
  noteChange(incident: Incident, reason: string, details: object = {}): void {
    this.#counter.inc({ incident, reason });
    this.#tell(incident, reason, details);
  }

  #tell(incident: Incident, reason: string, details: object): void {
    this.log.warn({ incident, reason, ...details }, `${incident}: ${reason}`);
  }
}
