import { startGateway, type Gateway, type GatewayOptions } from '../src';
import { Incidents } from '../src/incidents';
import { memoryLog } from './memory-log';
import { gatewaySecret } from './open-city';
import { committedSupergraph } from './supergraph-on-disk';

export interface AnswerError {
  message: string;
  path?: (string | number)[];
  extensions: { code: string; subgraph?: string };
}

export interface Answer {
  status: number;
  headers: Headers;
  /** The body as it arrived. */
  text: string;
  data?: Record<string, unknown> | null;
  errors?: AnswerError[];
  extensions?: unknown;
}

export interface TestGateway extends Gateway {
  /** Sends a query and accepts `application/graphql-response+json`. */
  ask(query: string, variables?: Record<string, unknown>, headers?: Record<string, string>): Promise<Answer>;
  /** Sends any other request, such as `get('/health/ready')`. */
  get(path: string, options?: RequestInit): Promise<Response>;
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

/** Starts the gateway on a free port. */
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
  const get = (path: string, init?: RequestInit) => fetch(gateway.url + path, init);
  return {
    ...gateway,
    get,
    logged: lines,
    async ask(query, variables, headers) {
      const response = await get('/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json', ...headers },
        body: JSON.stringify({ query, variables }),
      });
      const text = await response.text();
      return { status: response.status, headers: response.headers, text, ...(JSON.parse(text) as object) };
    },
  };
}
