import type { BlockList } from 'node:net';
import type { Subgraph } from '@tokorozawa/subgraph-kit';
import type { PlannerName } from '@tokorozawa/plan-executor';
import { listen, type ReadyWhen } from '@tokorozawa/process-kit';
import type { FastifyBaseLogger } from 'fastify';
import { Admission, type AdmissionLimits } from './admission/admission';
import { startApollo } from './apollo';
import { drainOnClose } from './http/drain';
import { graphqlRoute } from './http/graphql-route';
import { healthRoutes } from './http/health-routes';
import { createHttpServer } from './http/server';
import { subgraphHealth, subgraphHealthRoute } from './http/subgraph-health';
import type { Incidents } from './incidents/incidents';
import { Metrics, type MetricsOptions } from './metrics/metrics';
import { CachedAnswers } from './response-cache/cached-answers';
import { openResponseCache, type ResponseCacheOptions } from './response-cache/open-response-cache';
import { SharedRedis } from './shared-store/shared-redis';
import { openSources } from './sources/sources';

export interface GatewayOptions {
  host: string;
  /** 0 takes any free port. */
  port: number;
  /** Path of the composed supergraph. */
  supergraph: string;
  /** The subgraphs that live in this process. */
  colocated: Subgraph[];
  /** Where the others are served, with `{name}` for the name. */
  subgraphUrl: string;
  gatewaySecret: string | undefined;
  /** Whether equal reads that are under way at the same time are done once. */
  shareReads: boolean;
  /** Which planner is asked first. */
  planner: PlannerName;
  /** At most so many processes plan. */
  maxPlanners: number;
  /** The built explorer; without it there is no page at `/`. */
  explorerDirectory: string | undefined;
  responseCache: ResponseCacheOptions;
  /** How long a request may take, in milliseconds. */
  requestTimeout: number;
  /** What callers may ask for at a time, and how long they may take over it. */
  admissionLimits: AdmissionLimits;
  /** The proxies whose word about who is behind them is believed; undefined for none. */
  trustedProxies: BlockList | undefined;
  metrics: MetricsOptions;
  /** Counts and logs what is out of the ordinary. */
  incidents: Incidents;
  /** The largest answer of a subgraph that is read, in bytes. */
  maxSubgraphAnswer: number;
  readyWhen: ReadyWhen;
  log: FastifyBaseLogger;
}

export interface Gateway {
  /** Where it is served, like http://localhost:4000. */
  url: string;
  /** Where the figures of the process are told; undefined when they are not. */
  metricsUrl: string | undefined;
  /** Finishes what is under way, takes no more, then closes its connections to the subgraphs. */
  close(): Promise<void>;
}

/** Starts the one public door. Throws a UserFacingError when the port is taken or the supergraph cannot be used. */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const { incidents } = options;
  const shared = openSharedRedis(options, incidents);
  const cache = openResponseCache(options.responseCache, options, shared);
  const cachedAnswers = cache && new CachedAnswers(cache);
  const sources = openSources({ ...options, versionOf: (subgraph) => cache?.versionOf(subgraph) });
  const { apollo, publicSchema } = await startApollo({ ...options, cache }, sources).catch(async (error: unknown) => {
    await cache?.close();
    shared?.close();
    throw error;
  });
  const admission = new Admission(options.admissionLimits, incidents, shared);
  const server = await createHttpServer({ ...options, admission, cachedAnswers });
  const askHealth = subgraphHealth(sources);
  healthRoutes(server, askHealth, options.readyWhen);
  subgraphHealthRoute(server, askHealth);
  drainOnClose(server);
  graphqlRoute(server, { apollo, cachedAnswers, requestTimeout: options.requestTimeout, admission });
  server.get('/schema.graphql', (_request, reply) => reply.type('text/plain; charset=utf-8').send(publicSchema()));

  const metrics = new Metrics(options.metrics, incidents.registry, { admission, cachedAnswers });

  async function close(): Promise<void> {
    await metrics.close();
    await server.close();
    await apollo.stop();
    await sources.close();
    await cache?.close();
    shared?.close();
  }
  try {
    return { metricsUrl: await metrics.listen(), url: await listen(server, options.host, options.port), close };
  } catch (error) {
    await close();
    throw error;
  }
}

function openSharedRedis(
  { responseCache: { url }, gatewaySecret }: GatewayOptions,
  incidents: Incidents,
): SharedRedis | undefined {
  return url === undefined ? undefined : new SharedRedis(url, gatewaySecret ?? '', incidents);
}
