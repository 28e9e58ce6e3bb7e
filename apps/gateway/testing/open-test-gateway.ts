import type { Subgraph } from '@tokorozawa/subgraph-kit';
import { startGateway, type Gateway, type GatewayOptions } from '../src';
import { Incidents } from '../src/incidents';
import { askedGateway, type AskedGateway } from './ask-gateway';
import { eventually } from './eventually';
import { memoryLog } from './memory-log';
import { gatewaySecret } from './open-city';
import { committedSupergraph } from './supergraph-on-disk';

export type { Answer } from './ask-gateway';

export interface TestGateway extends Gateway, AskedGateway {
  /** The lines that the gateway has logged. Set its length to 0 to clear it. */
  logged: Record<string, unknown>[];
}

/** Limits that no test reaches unless it is about limits. */
export const manyRequests: GatewayOptions['admissionLimits'] = {
  requestsPerMinute: 0,
  maxUnderWay: 10_000,
  maxUnderWayPerCaller: 10_000,
  maxConnections: 10_000,
  maxConnectionsPerCaller: 10_000,
  maxSubscriptions: 10_000,
  maxSubscriptionsPerCaller: 10_000,
  receiveTimeout: 10_000,
  readTimeout: 60_000,
};

/**
 * Starts the gateway on a free port. If it has a cache, the answers of subgraphs in this process are kept from the first
 * request on.
 */
export async function openTestGateway(options: Partial<GatewayOptions>): Promise<TestGateway> {
  const { log, lines } = memoryLog();
  const gateway = await startGateway({
    host: '127.0.0.1',
    port: 0,
    supergraph: committedSupergraph,
    partnersDirectory: undefined,
    partnerNetworks: undefined,
    colocated: [],
    subgraphUrl: 'http://127.0.0.1:1/{name}/graphql',
    gatewaySecret,
    accessTokens: undefined,
    combineReads: true,
    planner: 'native',
    maxPlanners: 2,
    explorerDirectory: undefined,
    publicUrl: '',
    isSandbox: false,
    securityContacts: [],
    // Most tests must reach the subgraphs. Those of the cache turn it on.
    responseCache: { megabytes: 0, url: undefined },
    // A busy machine may take long. Tests of the deadline set their own.
    requestTimeout: 100_000,
    admissionLimits: manyRequests,
    trustedProxies: undefined,
    metrics: { host: '127.0.0.1', port: undefined },
    incidents: new Incidents(log),
    maxSubgraphAnswer: 16 * 1024 * 1024,
    readyWhen: 'any',
    // Most tests count what subgraphs are asked.
    healthCheckInterval: undefined,
    statusFile: undefined,
    log,
    ...options,
  });
  if (options.responseCache?.megabytes) await whenVersionsAreKnown(options.colocated ?? []);
  return { ...gateway, ...askedGateway(() => gateway.url), logged: lines };
}

async function whenVersionsAreKnown(subgraphs: Subgraph[]): Promise<void> {
  for (const subgraph of subgraphs) {
    await eventually(`the version of ${subgraph.name} is known`, () => subgraph.version().last() !== undefined);
  }
}
