import { ApolloGateway } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import type { PlannerName } from '@tokorozawa/plan-executor';
import { UserFacingError } from '@tokorozawa/vocabulary';
import type { FastifyBaseLogger } from 'fastify';
import { printSchema } from 'graphql';
import type { GatewayContext } from './context';
import { documentStore, persistedQueries } from './execution/bounded-cache';
import { CompiledGateway } from './execution/compiled-gateway';
import { stringifyResult } from './execution/json-data';
import { separateReads, shareReads } from './execution/shared-reads';
import type { Incidents } from './incidents/incidents';
import { formatError } from './errors/format-error';
import { refusalsPlugin } from './errors/refusals-plugin';
import { steadyOrderPlugin } from './errors/steady-order-plugin';
import { unexpectedErrorsPlugin } from './errors/unexpected-errors-plugin';
import { statusPlugin } from './http/status-plugin';
import { limitsPlugin } from './limits/limits-plugin';
import { allFaultsPlugin } from './limits/validation';
import { mostTokens } from './limits/limits';
import { cachePlugin } from './response-cache/cache-plugin';
import type { ResponseCache } from './response-cache/response-cache';
import type { Sources } from './sources/sources';
import { supergraphFile } from './supergraph/supergraph-file';

export interface ApolloOptions {
  /** Path of the composed supergraph. */
  supergraph: string;
  /** Whether equal reads that are under way at the same time are done once. */
  shareReads: boolean;
  planner: PlannerName;
  maxPlanners: number;
  incidents: Incidents;
  log: FastifyBaseLogger;
  cache: ResponseCache | undefined;
}

export interface Apollo {
  apollo: ApolloServer<GatewayContext>;
  /** The SDL of what callers may ask, without the marks of federation. */
  publicSchema(): string;
}

/** Starts Apollo Gateway and Apollo Server. Throws a UserFacingError when the supergraph cannot be used. */
export async function startApollo(options: ApolloOptions, sources: Sources): Promise<Apollo> {
  const { supergraph, log, cache } = options;
  // Apollo Gateway reports its use to its makers unless this variable says no; there is no option for it.
  process.env.APOLLO_TELEMETRY_DISABLED = 'true';
  const loader = new ApolloGateway({
    supergraphSdl: supergraphFile(supergraph, log),
    buildService(endpoint) {
      sources.open(endpoint);
      return { process: () => Promise.reject(new Error('Subgraphs are asked by our own executor.')) };
    },
    // Both follow NODE_ENV unless told; what a caller can see must not.
    validateSupergraph: true,
    __exposeQueryPlanExperimental: false,
    logger: log,
  });
  const gateway = new CompiledGateway(loader, {
    ask: sources.ask,
    shared: options.shareReads ? shareReads() : separateReads,
    planner: options.planner,
    maxPlanners: options.maxPlanners,
    note: (...incident) => options.incidents.note(...incident),
  });
  const apollo = new ApolloServer<GatewayContext>({
    gateway,
    formatError,
    stringifyResult,
    parseOptions: { maxTokens: mostTokens },
    // The plugin of the limits validates.
    dangerouslyDisableValidation: true,
    documentStore: documentStore(),
    cache: persistedQueries(),
    // A request that could do harm never comes so far; see http/request-rules.ts.
    csrfPrevention: false,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    logger: log,
    stopOnTerminationSignals: false,
    plugins: [
      limitsPlugin(),
      allFaultsPlugin,
      unexpectedErrorsPlugin,
      refusalsPlugin(options.incidents),
      steadyOrderPlugin,
      statusPlugin,
      cachePlugin(cache),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginCacheControlDisabled(),
    ],
  });

  let sdl = '';
  gateway.onSchemaLoadOrUpdate(({ apiSchema }) => void (sdl = printSchema(apiSchema)));
  try {
    await apollo.start();
  } catch (error) {
    throw error instanceof UserFacingError ? error : unusable(supergraph, error as Error);
  }
  return { apollo, publicSchema: () => sdl };
}

/** Apollo's reason may go on for pages; its first two lines say what is the matter. */
function unusable(path: string, cause: Error): UserFacingError {
  const [reason, first = ''] = cause.message.split('\n').filter(Boolean);
  return new UserFacingError(
    `The file ${path} cannot be used as a supergraph. ${reason} ${first}`.trim() +
      '\nRun "npm run schema" to compose it anew, or correct SUPERGRAPH.',
    { cause },
  );
}
