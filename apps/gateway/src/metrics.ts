import type { Admission } from '@tokorozawa/admission-control';
import { listen } from '@tokorozawa/process-kit';
import type { HttpCache } from '@tokorozawa/response-cache';
import fastify, { type FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { Subscriptions } from './subscriptions/subscriptions';

export interface MetricsOptions {
  host: string;
  /** Undefined for no metrics; 0 for any free port. */
  port: number | undefined;
}

export interface MetricsSources {
  admission: Admission;
  httpCache: HttpCache | undefined;
  subscriptions: Subscriptions;
}

/**
 * Serves the metrics of the process at `/metrics`, in the format of Prometheus. It listens on a port of its own, because
 * metrics are for those who run the gateway and not for its callers. Values are read when they are requested.
 */
export class Metrics {
  readonly #server: FastifyInstance | undefined;
  #answerTimes: Histogram<'cached'> | undefined;

  constructor(
    private readonly options: MetricsOptions,
    registry: Registry,
    sources: MetricsSources,
  ) {
    if (options.port === undefined) return;
    collectDefaultMetrics({ register: registry });
    registerMetrics(registry, sources);
    this.#answerTimes = new Histogram({
      name: 'planning_graph_answer_seconds',
      help: 'From the arrival of a request to the end of its answer, by whether it came from the cache.',
      labelNames: ['cached'],
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15],
      registers: [registry],
    });
    this.#server = fastify({ requestTimeout: 10_000 });
    this.#server.get('/metrics', async (_request, reply) =>
      reply.type(registry.contentType).send(await registry.metrics()),
    );
  }

  noteAnswer = (isCached: boolean, milliseconds: number): void =>
    this.#answerTimes?.observe({ cached: String(isCached) }, milliseconds / 1_000);

  /** Returns the URL; undefined if there are no metrics. Throws a UserFacingError if the port is taken. */
  async listen(): Promise<string | undefined> {
    const { host, port } = this.options;
    if (!this.#server || port === undefined) return undefined;
    return `${await listen(this.#server, host, port, 'METRICS_')}/metrics`;
  }

  async close(): Promise<void> {
    await this.#server?.close();
  }
}

function registerMetrics(registry: Registry, { admission, httpCache, subscriptions }: MetricsSources): void {
  new Gauge({
    name: 'planning_graph_requests_under_way',
    help: 'GraphQL requests that are being processed. Cached answers are not counted.',
    registers: [registry],
    collect() {
      this.set(admission.underWay);
    },
  });
  new Gauge({
    name: 'planning_graph_subscriptions',
    help: 'Open streams of changes.',
    registers: [registry],
    collect() {
      this.set(subscriptions.open);
    },
  });
  if (!httpCache) return;
  new Counter({
    name: 'planning_graph_cacheable_requests_total',
    help: 'Cacheable requests, by whether they were answered from the cache.',
    labelNames: ['result'],
    registers: [registry],
    collect() {
      this.reset();
      this.inc({ result: 'hit' }, httpCache.hits);
      this.inc({ result: 'miss' }, httpCache.misses);
    },
  });
}
