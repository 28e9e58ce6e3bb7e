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
  /** The body as it came over the wire. */
  text: string;
  data?: Record<string, unknown> | null;
  errors?: AnswerError[];
  extensions?: unknown;
}

export interface TestGateway extends Gateway {
  /** Asks as a client of today does, in `application/graphql-response+json`. */
  ask(query: string, variables?: Record<string, unknown>, headers?: Record<string, string>): Promise<Answer>;
  /** Any other request: `get('/health/ready')`. */
  get(path: string, options?: RequestInit): Promise<Response>;
  /** What the gateway logged so far; set its length to 0 to begin anew. */
  logged: Record<string, unknown>[];
}

/** More than any test asks that is not about limits. */
export const manyRequests: GatewayOptions['admissionLimits'] = {
  requestsPerMinute: 0,
  maxUnderWay: 10_000,
  maxUnderWayPerCaller: 10_000,
  maxConnections: 10_000,
  maxConnectionsPerCaller: 10_000,
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
    colocated: [],
    subgraphUrl: 'http://127.0.0.1:1/{name}/graphql',
    gatewaySecret,
    shareReads: true,
    planner: 'native',
    maxPlanners: 2,
    explorerDirectory: undefined,
    // Most tests ask the subgraphs; those of the cache turn it on.
    responseCache: { megabytes: 0, url: undefined },
    // A machine that does much else may take long; tests of the deadline give one of their own.
    requestTimeout: 100_000,
    admissionLimits: manyRequests,
    trustedProxies: undefined,
    metrics: { host: '127.0.0.1', port: undefined },
    incidents: new Incidents(log),
    maxSubgraphAnswer: 16 * 1024 * 1024,
    readyWhen: 'any',
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
