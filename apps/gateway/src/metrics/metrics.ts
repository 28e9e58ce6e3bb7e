import { listen } from '@tokorozawa/process-kit';
import fastify, { type FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Counter, Gauge, type Registry } from 'prom-client';
import type { Admission } from '../admission/admission';
import type { CachedAnswers } from '../response-cache/cached-answers';

export interface MetricsOptions {
  host: string;
  /** Undefined for no metrics at all; 0 takes any free port. */
  port: number | undefined;
}

export interface Measurable {
  admission: Admission;
  cachedAnswers: CachedAnswers | undefined;
}

/**
 * Tells the figures of the process at `/metrics`, in the format of Prometheus, at an address of its own: they are for
 * those who run the gateway and not for its callers. Nothing is counted twice, and nothing is measured before it is asked.
 */
export class Metrics {
  readonly #server: FastifyInstance | undefined;

  constructor(
    private readonly options: MetricsOptions,
    registry: Registry,
    measured: Measurable,
  ) {
    if (options.port === undefined) return;
    collectDefaultMetrics({ register: registry });
    describe(registry, measured);
    this.#server = fastify({ requestTimeout: 10_000 });
    this.#server.get('/metrics', async (_request, reply) =>
      reply.type(registry.contentType).send(await registry.metrics()),
    );
  }

  /** Answers where it is served. Throws a UserFacingError when the port is taken. */
  async listen(): Promise<string | undefined> {
    const { host, port } = this.options;
    return this.#server && port !== undefined ? `${await listen(this.#server, host, port)}/metrics` : undefined;
  }

  async close(): Promise<void> {
    await this.#server?.close();
  }
}

function describe(registry: Registry, { admission, cachedAnswers }: Measurable): void {
  new Gauge({
    name: 'planning_graph_requests_under_way',
    help: 'GraphQL requests that are being answered; kept answers take no time.',
    registers: [registry],
    collect() {
      this.set(admission.underWay);
    },
  });
  if (!cachedAnswers) return;
  new Counter({
    name: 'planning_graph_kept_answers_total',
    help: 'Requests that a kept answer was looked for: whether one was given.',
    labelNames: ['result'],
    registers: [registry],
    collect() {
      this.reset();
      this.inc({ result: 'hit' }, cachedAnswers.hits);
      this.inc({ result: 'miss' }, cachedAnswers.misses);
    },
  });
}
