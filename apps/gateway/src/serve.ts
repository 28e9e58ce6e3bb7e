import { join } from 'node:path';
import {
  type GatewayVariables,
  localGatewaySecret,
  type OnClose,
  type OpeningDatabase,
  partnersDirectory,
  stateDirectory,
  type Steps,
  workspaceRoot,
} from '@tokorozawa/process-kit';
import { openSubgraphs, startServices } from '@tokorozawa/process-kit/subgraphs';
import { getSubgraph, subgraphs } from '@tokorozawa/registry';
import { UserFacingError } from '@tokorozawa/vocabulary';
import type { Logger } from 'pino';
import type { AccessTokenSettings } from './access/access-tokens';
import { startGateway } from './gateway';
import { Incidents } from './incidents';

/** In milliseconds. Enough for a phone on a bad line, with the largest request; an answer may take any time that is read. */
const connectionTimeouts = { receiveTimeout: 10_000, readTimeout: 60_000 };

/** In milliseconds. What no request has met is noticed within this time. */
const healthCheckInterval = 10_000;

export interface ServeOptions {
  /** When the process began, by `performance.now()`. */
  began: number;
  log: Logger;
  steps: Steps;
  /** Undefined if no subgraph lives in this process. */
  database: OpeningDatabase | undefined;
  onClose: OnClose;
}

/** Opens the subgraphs of this process, starts the gateway, and reports each step. */
export async function serve(
  variables: GatewayVariables,
  { began, log, steps, database, onClose }: ServeOptions,
): Promise<void> {
  const incidents = new Incidents(log);
  const onFallback = (subgraph: string, reason: string): void =>
    incidents.note('executor-fallback', reason, { subgraph });
  const definitions = colocatedSubgraphs(variables.COLOCATED_SUBGRAPHS);
  const gatewaySecret =
    variables.GATEWAY_SECRET ?? (await localGatewaySecret(stateDirectory(variables.STATE_DIRECTORY)));
  const options = {
    definitions,
    graph: subgraphs,
    variables,
    gatewaySecret,
    log,
    steps,
    onClose,
    database,
    onFallback,
  };
  const opened = definitions.length > 0 ? await openSubgraphs(options) : [];

  const url = await steps.run('gateway', async () => {
    const gateway = await startGateway({
      host: variables.HOST,
      port: variables.PORT,
      supergraph: variables.SUPERGRAPH,
      partnersDirectory: partnersDirectory(variables),
      partnerNetworks: variables.PARTNER_PRIVATE_NETWORKS,
      colocated: opened,
      subgraphUrl: variables.SUBGRAPH_URL,
      gatewaySecret,
      accessTokens: accessTokenSettings(variables),
      combineReads: variables.SHARE_FETCHES,
      planner: variables.QUERY_PLANNER,
      maxPlanners: variables.PLANNER_PROCESSES,
      explorerDirectory: join(workspaceRoot, 'apps/explorer/dist'),
      publicUrl: variables.PUBLIC_URL,
      isSandbox: variables.SANDBOX,
      securityContacts: variables.SECURITY_CONTACT,
      responseCache: { megabytes: variables.RESPONSE_CACHE_MEGABYTES, url: variables.RESPONSE_CACHE_URL },
      requestTimeout: variables.REQUEST_TIMEOUT_SECONDS * 1_000,
      admissionLimits: {
        ...connectionTimeouts,
        requestsPerMinute: variables.RATE_LIMIT_PER_MINUTE,
        maxUnderWay: variables.MAX_REQUESTS_UNDER_WAY,
        maxUnderWayPerCaller: variables.MAX_REQUESTS_UNDER_WAY_PER_CALLER,
        maxConnections: variables.MAX_CONNECTIONS,
        maxConnectionsPerCaller: variables.MAX_CONNECTIONS_PER_CALLER,
        maxSubscriptions: variables.MAX_SUBSCRIPTIONS,
        maxSubscriptionsPerCaller: variables.MAX_SUBSCRIPTIONS_PER_CALLER,
      },
      trustedProxies: variables.TRUST_PROXY,
      metrics: { host: variables.METRICS_HOST, port: variables.METRICS_PORT },
      incidents,
      maxSubgraphAnswer: variables.SUBGRAPH_ANSWER_MEGABYTES * 1024 * 1024,
      readyWhen: variables.READY_WHEN,
      healthCheckInterval,
      statusFile: statusFile(variables),
      log,
    });
    onClose(() => gateway.close());
    startServices(opened);
    return [gateway.url, `${opened.length} of ${subgraphs.length} subgraphs in this process`];
  });
  steps.say(welcomeText(url, performance.now() - began));
  if (variables.SANDBOX) steps.say(sandboxText(stateDirectory(variables.STATE_DIRECTORY)));
}

/** Gateways of one state directory differ in their ports. One whose port is any free one is not started again as the same. */
function statusFile({ PORT, STATE_DIRECTORY }: GatewayVariables): string | undefined {
  return PORT === 0 ? undefined : join(stateDirectory(STATE_DIRECTORY), `status-${PORT}.json`);
}

function accessTokenSettings(variables: GatewayVariables): AccessTokenSettings | undefined {
  const { OAUTH_ISSUER: issuer, OAUTH_AUDIENCE: audience, OAUTH_MUNICIPALITY_CLAIM: municipalityClaim } = variables;
  if (issuer === undefined) return undefined;
  if (audience === undefined) {
    throw new UserFacingError(
      'OAUTH_ISSUER is set without OAUTH_AUDIENCE. Set it to the name of this graph in the tokens.',
    );
  }
  return { issuer, audience, municipalityClaim };
}

function colocatedSubgraphs(names: string) {
  if (names === 'all') return subgraphs;
  if (names === 'none') return [];
  return names.split(',').map((name) => getSubgraph(name.trim()));
}

const firstQuery = '{ comprehensivePlan { name vision { name } chapters { number name } } }';

/** How to write in an instance for trying. */
const sandboxText = (directory: string): string => `\
試用環境です。公共施設とイベントは架空のものです。書き込みを試すには、鍵を作ってください。
This is a sandbox: its facilities and events are made up. To try writing, create a key:

  STATE_DIRECTORY=${directory} npm run keys -- create --municipality 112089 \\
    --scopes facilities:write,events:write,audit:read --expires 2999-12-31 --label trial
`;

/** The addresses, and a first query to paste. */
function welcomeText(url: string, milliseconds: number): string {
  return `
Ready in ${(milliseconds / 1000).toFixed(2)} s. Stop with Ctrl-C.

  Start     ${url}/
  Explorer  ${url}/explorer
  GraphQL   ${url}/graphql
  Schema    ${url}/schema.graphql
  Health    ${url}/health/ready

A first query:

  curl -s ${url}/graphql -H 'content-type: application/json' \\
    -d '${JSON.stringify({ query: firstQuery })}'
`;
}
