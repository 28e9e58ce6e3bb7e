import { existsSync, readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import type { BlockList } from 'node:net';
import { dirname, join } from 'node:path';
import { Admission, type AdmissionLimits, type ConnectionLimits } from '@tokorozawa/admission-control';
import { serveAssistants } from '@tokorozawa/assistants';
import { errorPage } from '@tokorozawa/pages';
import type { PlannerName } from '@tokorozawa/plan-executor';
import { isOneOf, listen, type ReadyWhen, urlOfSubgraph, workspaceRoot } from '@tokorozawa/process-kit';
import { findSubgraph, subgraphs } from '@tokorozawa/registry';
import { createMemoryStore, createRedisStore, HttpCache, ResponseCache } from '@tokorozawa/response-cache';
import { resourceKeys, serveResources, type ResourceKeysOptions, type ResourcesOptions } from '@tokorozawa/resources';
import { SharedRedis } from '@tokorozawa/shared-redis';
import {
  followDataVersions,
  openKeyChecker,
  openSubgraphClient,
  type DataVersions,
  type KeyChecker,
  type SubgraphClient,
} from '@tokorozawa/subgraph-client';
import { finishRequestsOnClose, hashOfFolder, type Subgraph } from '@tokorozawa/subgraph-kit';
import { translationsFile } from '@tokorozawa/subgraph-kit/translations';
import { negotiateLanguage } from '@tokorozawa/vocabulary';
import type { FastifyBaseLogger } from 'fastify';
import { AccessTokens, type AccessTokenSettings } from './access/access-tokens';
import { startApollo } from './graphql/apollo';
import { askerOf } from './graphql/ask-graph';
import { translationDirectories } from './graphql/schema-languages';
import { askingContextOf, graphqlRoute } from './http/graphql-route';
import { healthRoutes } from './http/health';
import { followPageScript } from './http/page-script';
import { sendRefusal } from './http/problems';
import { answerTypeFor, isJson, maxBodySize } from './http/request-rules';
import { resources } from './http/resources';
import { schemaFiles } from './http/schema-files';
import { createHttpServer, securityHeaders } from './http/server';
import type { Incidents } from './incidents';
import { Metrics, type MetricsOptions } from './metrics';
import { Partners } from './partners/partners';
import { Status } from './status/status';
import { StatusFile } from './status/status-file';
import { statusRoute } from './status/status-route';
import { Subscriptions, type SubscriptionLimits } from './subscriptions/subscriptions';

export interface GatewayOptions {
  host: string;
  /** 0 for any free port. */
  port: number;
  /** The path of the composed supergraph. */
  supergraph: string;
  /** The folder with the files of partners; undefined if none may join. */
  partnersDirectory: string | undefined;
  /** Private networks in which partners with public host names may be; undefined for none. */
  partnerNetworks: BlockList | undefined;
  /** The subgraphs in this process. */
  colocated: Subgraph[];
  /** Where the city's other subgraphs are served, with `{name}` for the name. */
  subgraphUrl: string;
  gatewaySecret: string | undefined;
  /** The issuer whose access tokens are accepted beside keys; undefined for none. */
  accessTokens: AccessTokenSettings | undefined;
  /** Whether equal reads that are under way at the same time are combined into one. */
  combineReads: boolean;
  /** The planner that is tried first. */
  planner: PlannerName;
  /** Processes that plan at a time. */
  maxPlanners: number;
  /** The built pages; undefined for none. */
  explorerDirectory: string | undefined;
  /** Where the public finds the root of the product, without a slash at its end; empty if that is not known. */
  publicUrl: string;
  /** True in an instance for trying: every page says that records are made up. */
  isSandbox: boolean;
  /** Whom to tell of a vulnerability, as addresses for security.txt; empty for no such file. */
  securityContacts: readonly string[];
  responseCache: ResponseCacheSettings;
  /** In milliseconds. */
  requestTimeout: number;
  admissionLimits: AdmissionLimits & ConnectionLimits & SubscriptionLimits;
  /** The proxies that report truthfully on whose behalf they send a request; undefined for none. */
  trustedProxies: BlockList | undefined;
  metrics: MetricsOptions;
  incidents: Incidents;
  /** In bytes. A larger answer of a subgraph is an error. */
  maxSubgraphAnswer: number;
  readyWhen: ReadyWhen;
  /** In milliseconds. How often all subgraphs are checked for `/status`; undefined for never. */
  healthCheckInterval: number | undefined;
  /** The file that keeps the record of `/status` over a restart; undefined for none. */
  statusFile: string | undefined;
  log: FastifyBaseLogger;
}

export interface ResponseCacheSettings {
  /** The memory that cached answers may take in this process; 0 for no cache. */
  megabytes: number;
  /** A Redis or Valkey in which several gateways share cached answers and count requests; undefined for none. */
  url: string | undefined;
}

export interface Gateway {
  /** Such as http://localhost:4000. */
  url: string;
  /** Undefined without metrics. */
  metricsUrl: string | undefined;
  /** Finishes the requests under way, then closes everything that the gateway opened. */
  close(): Promise<void>;
}

/** In milliseconds. How long a gateway that stops waits for the requests under way. */
const maxDrainTime = 5_000;

/** Starts the gateway. Throws a UserFacingError if the port is taken or the supergraph cannot be used. */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const { incidents, colocated, gatewaySecret, admissionLimits, trustedProxies } = options;
  const sharedRedis = openSharedRedis(options);
  let followedVersions: DataVersions | undefined;
  const versions = (): DataVersions => (followedVersions ??= openVersions(options));
  const script = followPageScript(options.explorerDirectory);
  const pageScript = script.path;
  const isProxy = trustedProxies && ((address: string) => isOneOf(trustedProxies, address));
  const cached = openResponseCache(options, { pageScript, isProxy }, versions, sharedRedis);
  const statusFile = options.statusFile === undefined ? undefined : new StatusFile(options.statusFile, options.log);
  const status = new Status(await statusFile?.read());
  const client = openSubgraphClient({
    colocated,
    ownUrl: (name) => (findSubgraph(name) ? urlOfSubgraph(options.subgraphUrl, name) : undefined),
    gatewaySecret,
    maxAnswerSize: options.maxSubgraphAnswer,
    incidents: {
      note: (...incident) => incidents.note(...incident),
      stateChanged(subgraph, state, because, details) {
        incidents.noteChange('subgraph-state', `${subgraph} ${state}`, { subgraph, because, ...details });
        status.record(subgraph, state, because);
      },
    },
  });
  const partners = openPartners(options, client, cached && versions(), status);
  const closeFollowed = async (): Promise<void> => {
    script.close();
    await followedVersions?.close();
    await cached?.cache.close();
    sharedRedis?.close();
  };
  const admission = new Admission({
    limits: admissionLimits,
    sharedRedis,
    onRefused: (reason) => incidents.note('request-refused', reason),
    sendRefusal,
  });
  const hasOthers = (caller: string): boolean => admission.recent.hasOthers(caller);
  const started = await startApollo({ ...options, client, partners, cache: cached?.cache, hasOthers }).catch(
    async (error: unknown) => {
      await closeFollowed();
      throw error;
    },
  );
  const { server: apollo, schema, schemaIn } = started;
  const subscriptions = new Subscriptions(admissionLimits, (callback) => versions().onChange(callback));
  started.onOtherSchema(subscriptions.endAll);
  const httpCache = cached?.httpCache;
  const keys = openKeys(options);
  const underWay = new Set<ServerResponse>();
  const metrics = new Metrics(options.metrics, incidents.registry, { admission, httpCache, subscriptions });
  const server = await createHttpServer({
    ...options,
    pageScript,
    connectionLimits: admissionLimits,
    isProxy,
    admission,
    authentication: { keys, accessTokens: options.accessTokens && new AccessTokens(options.accessTokens), incidents },
    httpCache,
    underWay,
    onAnswered: metrics.noteAnswer,
  });
  healthRoutes(server, client, options.readyWhen);
  statusRoute(server, { client, status, file: statusFile, checkInterval: options.healthCheckInterval });
  server.addHook('preClose', async () => subscriptions.close());
  finishRequestsOnClose(server, underWay, maxDrainTime);
  const { requestTimeout } = options;
  graphqlRoute(server, { apollo, schema, subscriptions, httpCache, requestTimeout, admission });
  const served: ResourcesOptions = {
    publicUrl: options.publicUrl,
    isSandbox: options.isSandbox,
    securityContacts: options.securityContacts,
    pageScript,
    schema,
    schemaIn,
    askerOf: (request, locale, dependencies, began) =>
      askerOf(apollo, { ...askingContextOf(request), locale }, { requestTimeout, began, dependencies }),
    awaitTurn: admission.awaitTurn,
    limitConcurrency: (handler) => admission.limitConcurrency(handler),
    httpCache,
    errorPage,
  };
  serveResources(server, resources, served);
  serveAssistants(server, { ...served, version: productVersion(), routeConfig: { acceptsCredentials: true } });
  schemaFiles(server, schemaIn, served);

  async function close(): Promise<void> {
    await metrics.close();
    await server.close();
    await apollo.stop();
    await client.close();
    await keys?.close();
    await closeFollowed();
  }
  try {
    return { metricsUrl: await metrics.listen(), url: await listen(server, options.host, options.port), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Asks the domain that stores keys about them, wherever it is. */
function openKeys(options: GatewayOptions): KeyChecker | undefined {
  const keeper = subgraphs.find(({ accessKeys }) => accessKeys)?.name;
  if (keeper === undefined) return undefined;
  const colocated = options.colocated.find(({ name }) => name === keeper);
  const { gatewaySecret } = options;
  return openKeyChecker({ colocated, url: urlOfSubgraph(options.subgraphUrl, keeper), gatewaySecret });
}

function openPartners(
  { partnersDirectory, partnerNetworks, requestTimeout, log }: GatewayOptions,
  client: SubgraphClient,
  versions: DataVersions | undefined,
  status: Status,
): Partners | undefined {
  if (partnersDirectory === undefined) return undefined;
  return new Partners({
    directory: partnersDirectory,
    networks: partnerNetworks,
    client,
    versions,
    requestTimeout,
    log,
    events: {
      joined: (name) => status.recordJoined(name),
      left: (name) => status.forget(name),
      refused: (name, reason, isServed) => status.recordRefused(name, reason, isServed),
    },
  });
}

function productVersion(): string {
  const manifest = JSON.parse(readFileSync(join(workspaceRoot, 'package.json'), 'utf8')) as { version: string };
  return manifest.version;
}

function openSharedRedis({
  responseCache: { url },
  gatewaySecret,
  incidents,
}: GatewayOptions): SharedRedis | undefined {
  if (url === undefined) return undefined;
  const meanwhile = 'the gateway does without it';
  return new SharedRedis({
    url,
    secret: gatewaySecret ?? '',
    onLost: (err) => incidents.note('shared-store-state', 'away', { err, meanwhile }),
    onBack: () => incidents.note('shared-store-state', 'back'),
    onFailed: (err) => incidents.note('shared-store-state', 'command-failed', { err, meanwhile }),
  });
}

interface OpenedCache {
  cache: ResponseCache;
  httpCache: HttpCache;
}

function openVersions({ colocated, gatewaySecret, subgraphUrl }: GatewayOptions): DataVersions {
  const names = new Set(colocated.map(({ name }) => name));
  const remote = subgraphs
    .filter(({ name }) => !names.has(name))
    .map(({ name }) => ({ name, url: urlOfSubgraph(subgraphUrl, name) }));
  return followDataVersions({ colocated, remote, gatewaySecret });
}

/** Undefined if nothing is to be cached. The versions of a partner's subgraph are unknown, so its answers are not cached. */
function openResponseCache(
  { responseCache, gatewaySecret, incidents, publicUrl, isSandbox, securityContacts }: GatewayOptions,
  { pageScript, isProxy }: Pick<ResourceKeysOptions, 'pageScript' | 'isProxy'>,
  versions: () => DataVersions,
  sharedRedis: SharedRedis | undefined,
): OpenedCache | undefined {
  if (responseCache.megabytes === 0) return undefined;
  const stores = [createMemoryStore(responseCache.megabytes * 1024 * 1024)];
  if (sharedRedis) {
    const onForgedEntry = () => incidents.note('shared-store-state', 'entry-not-genuine');
    stores.push(createRedisStore({ redis: sharedRedis, secret: gatewaySecret ?? '', onForgedEntry }));
  }
  const madeBy = [identityOfCode(), String(isSandbox), ...securityContacts].join('\n');
  const cache = new ResponseCache({ versions: versions().sources, stores, madeBy });
  const httpCache = new HttpCache({
    cache,
    name: 'planning-graph',
    path: '/graphql',
    maxBodySize,
    isJson,
    contentTypeFor: answerTypeFor,
    languageFor: negotiateLanguage,
    isCommonHeader: (name) => name in securityHeaders || name.startsWith('access-control-'),
    resourceKeys: resourceKeys({ publicUrl, pageScript, isProxy }),
  });
  return { cache, httpCache };
}

/** The libraries of ours that have a part in answers. A subgraph's version covers the code of the subgraph. */
export const answeringLibraries = [
  'assistants',
  'answer-tables',
  'calendars',
  'charts',
  'datasets',
  'embeds',
  'exact-json',
  'exports',
  'feeds',
  'files',
  'front-page',
  'list-pages',
  'operation-limits',
  'pages',
  'plan-executor',
  'query-executor',
  'question-files',
  'questions',
  'record-fields',
  'resources',
  'response-cache',
  'search-text',
  'subgraph-client',
  'vocabulary',
];

/**
 * Changes whenever what makes answers may have changed: this application, these libraries, any package, or a translation of
 * a description. Pages also name their script.
 */
function identityOfCode(): string {
  const libraries = answeringLibraries.map((name) => dirname(require.resolve(`@tokorozawa/${name}`)));
  const translations = translationDirectories.map(translationsFile).filter((file) => existsSync(file));
  const packages = join(workspaceRoot, 'package-lock.json');
  return [__dirname, ...libraries, ...translations, packages].map(hashOfFolder).join(' ');
}
