import { ApolloServer, type ApolloServerOptions } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { maxTokens } from '@tokorozawa/operation-limits';
import type { PlannerName } from '@tokorozawa/plan-executor';
import type { ResponseCache } from '@tokorozawa/response-cache';
import type { SubgraphClient } from '@tokorozawa/subgraph-client';
import { type Locale, UserFacingError } from '@tokorozawa/vocabulary';
import type { FastifyBaseLogger } from 'fastify';
import { GraphQLSchema, type DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import { withEnforcedScopes } from '../access/required-scopes';
import type { GatewayContext } from '../context';
import type { Incidents } from '../incidents';
import type { Partners } from '../partners/partners';
import { answerPlugin } from './answer-plugin';
import { checkOperationPlugin } from './check-operation';
import { CompiledGateway } from './compiled-gateway';
import { formatError } from './format-error';
import { stringifyResult } from './json-data';
import { schemaLanguages } from './schema-languages';
import { combiningReads, separateReads } from './shared-reads';
import { areStepsLogged, loggingFetches } from './step-times';
import { SupergraphLoader } from './supergraph-loader';
import { supergraphSource } from './supergraph-source';

export interface ApolloOptions {
  /** The path of the composed supergraph. */
  supergraph: string;
  /** Undefined if no partner may join. */
  partners: Partners | undefined;
  /** Whether equal reads that are under way at the same time are combined into one. */
  combineReads: boolean;
  planner: PlannerName;
  maxPlanners: number;
  client: SubgraphClient;
  cache: ResponseCache | undefined;
  incidents: Incidents;
  /** True while other callers than this one ask too. */
  hasOthers(this: void, client: string): boolean;
  log: FastifyBaseLogger;
}

export interface StartedApollo {
  server: ApolloServer<GatewayContext>;
  /** The schema that callers see now. */
  schema(): GraphQLSchema;
  /** The same schema, described in a language. */
  schemaIn(locale: Locale): GraphQLSchema;
  /** Calls back whenever another supergraph is in use. */
  onOtherSchema(callback: () => void): void;
}

/** Loads the supergraph and starts Apollo Server. Throws a UserFacingError if the supergraph cannot be used. */
export async function startApollo(options: ApolloOptions): Promise<StartedApollo> {
  const { supergraph, log, cache, client, incidents } = options;
  const source = supergraphSource({ path: supergraph, partners: options.partners, log });
  const loader = new SupergraphLoader(withEnforcedScopes(source), (subgraph) => client.connect(subgraph));
  const schemaIn = schemaLanguages();
  const readCombiner = options.combineReads ? combiningReads : separateReads;
  const gateway = new CompiledGateway(loader, {
    reads: readCombiner({
      fetch: areStepsLogged(log) ? loggingFetches(client.fetch) : client.fetch,
      versionOf: (subgraph) => cache?.lastVersionOf(subgraph),
      noteVersions: () => cache?.noteVersions() ?? (() => undefined),
    }),
    planner: options.planner,
    maxPlanners: options.maxPlanners,
    note: (...incident) => incidents.note(...incident),
    hasOthers: options.hasOthers,
    schemaIn,
  });
  const server = new ApolloServer<GatewayContext>({
    gateway,
    formatError,
    stringifyResult,
    parseOptions: { maxTokens },
    // checkOperationPlugin validates.
    dangerouslyDisableValidation: true,
    documentStore: documentStore(),
    cache: persistedQueries(),
    // The route refuses requests that another site could forge.
    csrfPrevention: false,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    logger: log,
    stopOnTerminationSignals: false,
    plugins: [
      checkOperationPlugin(
        (...asked) => gateway.expandedSize(...asked),
        (apiSchema) => loader.supergraphOf(apiSchema),
      ),
      answerPlugin({ cache, incidents }),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginCacheControlDisabled(),
    ],
  });

  let publicSchema = new GraphQLSchema({});
  gateway.onSchemaLoadOrUpdate(({ apiSchema }) => void (publicSchema = apiSchema));
  try {
    await server.start();
  } catch (error) {
    throw error instanceof UserFacingError ? error : unusableSupergraph(supergraph, error as Error);
  }
  return {
    server,
    schema: () => publicSchema,
    schemaIn: (locale) => schemaIn(locale, publicSchema),
    onOtherSchema(callback) {
      const loaded = publicSchema;
      // The one that is in use is told as well.
      gateway.onSchemaLoadOrUpdate(({ apiSchema }) => apiSchema !== loaded && callback());
    },
  };
}

/** Apollo's message may have many lines. The first two say what is wrong. */
function unusableSupergraph(path: string, cause: Error): UserFacingError {
  const [reason, detail = ''] = cause.message.split('\n').filter(Boolean);
  return new UserFacingError(
    `The file ${path} cannot be used as a supergraph. ${reason} ${detail}`.trim() +
      '\nRun "npm run schema" to compose it anew, or correct SUPERGRAPH.',
    { cause },
  );
}

type DocumentStore = NonNullable<ApolloServerOptions<object>['documentStore']>;
type KeyValueCache = NonNullable<ApolloServerOptions<object>['cache']>;

/** In bytes. */
const maxDocumentBytes = 16 * 1024 * 1024;
const maxTextBytes = 4 * 1024 * 1024;
/** Measured: what a document takes in memory, with the sizes and plans that belong to it. */
const bytesPerDocument = 4_000;
const bytesPerCharacter = 60;

/**
 * Parsed documents, also invalid ones: `check-operation.ts` remembers their faults. Apollo's own store takes several times
 * the memory that it counts.
 */
function documentStore(): DocumentStore {
  const bytesOf = ({ loc }: DocumentNode): number => bytesPerDocument + bytesPerCharacter * (loc?.end ?? 0);
  return boundedCache(maxDocumentBytes, bytesOf);
}

/** The texts of queries that clients request by their hashes. */
function persistedQueries(): KeyValueCache {
  return boundedCache<string>(maxTextBytes, (text) => 200 + 2 * text.length);
}

/** A cache in the form that Apollo Server expects. */
function boundedCache<Value extends object | string>(maxBytes: number, bytesOf: (value: Value) => number) {
  const values = new LRUCache<string, Value>({ maxSize: maxBytes, sizeCalculation: bytesOf });
  return {
    get: async (key: string) => values.get(key),
    set: async (key: string, value: Value) => void values.set(key, value),
    delete: async (key: string) => values.delete(key),
  };
}
