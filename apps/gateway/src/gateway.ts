import { ApolloGateway } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import type { Subgraph } from '@tokorozawa/subgraph-kit';
import { listen } from '@tokorozawa/process-kit';
import { UserFacingError } from '@tokorozawa/vocabulary';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import { printSchema } from 'graphql';
import { errorFormatter } from './errors/format-error';
import { graphqlRoute } from './http/graphql-route';
import { healthRoutes } from './http/health-routes';
import { createHttpServer } from './http/server';
import { limitsPlugin } from './limits/limits-plugin';
import { mostTokens } from './limits/limits';
import { openSources } from './sources/sources';
import type { GatewayContext } from './sources/request-id';
import { supergraphFile } from './supergraph/supergraph-file';

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
  explorerDirectory: string | undefined;
  log: FastifyBaseLogger;
}

export interface Gateway {
  /** Where it is served, like http://localhost:4000. */
  url: string;
  server: FastifyInstance;
  /** Takes no new request, finishes those under way, then closes its connections to the subgraphs. */
  close(): Promise<void>;
}

/** Starts the one public door. Throws a UserFacingError when the port is taken or the supergraph cannot be used. */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const { log } = options;
  const sources = openSources(options);
  const gateway = new ApolloGateway({
    supergraphSdl: supergraphFile(options.supergraph, log),
    buildService: (endpoint) => sources.sourceOf(endpoint),
    logger: log,
  });
  const apollo = new ApolloServer<GatewayContext>({
    gateway,
    formatError: errorFormatter(log),
    parseOptions: { maxTokens: mostTokens },
    introspection: true,
    includeStacktraceInErrorResponses: false,
    logger: log,
    stopOnTerminationSignals: false,
    plugins: [limitsPlugin(), ApolloServerPluginLandingPageDisabled()],
  });

  let sdl = '';
  gateway.onSchemaLoadOrUpdate(({ apiSchema }) => void (sdl = printSchema(apiSchema)));
  await startApollo(apollo);

  let stopping = false;
  const server = await createHttpServer(options);
  graphqlRoute(server, apollo);
  healthRoutes(server, async () => (stopping ? { ready: false, reason: 'the gateway is stopping' } : { ready: true }));
  server.get('/schema.graphql', (_request, reply) => reply.type('application/graphql; charset=utf-8').send(sdl));

  return {
    url: await listen(server, options.host, options.port),
    server,
    async close() {
      stopping = true;
      await server.close();
      await apollo.stop();
      await sources.close();
    },
  };
}

async function startApollo(apollo: ApolloServer<GatewayContext>): Promise<void> {
  try {
    await apollo.start();
  } catch (error) {
    if (error instanceof UserFacingError) throw error;
    throw new UserFacingError(
      `The supergraph cannot be used: ${(error as Error).message}. Run "npm run schema" to compose it anew.`,
    );
  }
}
