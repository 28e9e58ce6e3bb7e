import { ApolloGateway, type GraphQLDataSource } from '@apollo/gateway';
import { print, type ExecutionResult } from 'graphql';
import type { AskSubgraph, Engine, Operation } from './engine';

type StockRequest = Parameters<ApolloGateway['executor']>[0];

/** The stock gateway (`@apollo/gateway`) without an HTTP server. */
export async function startStockEngine<Context>(
  supergraphSdl: string,
  ask: AskSubgraph<Context>,
): Promise<Engine<Context>> {
  process.env.APOLLO_TELEMETRY_DISABLED = 'true';
  const logger = { debug() {}, info() {}, warn() {}, error() {} };
  const gateway = new ApolloGateway({
    supergraphSdl,
    logger,
    buildService: ({ name }) => sourceOf(name, ask) as unknown as GraphQLDataSource,
  });
  const { executor } = await gateway.load();

  return {
    async execute({ document, operationName, variables, context }: Operation<Context>): Promise<ExecutionResult> {
      const query = print(document);
      const request = { request: { query, operationName, variables }, document, queryHash: query, context, logger };
      return (await executor({ ...request, metrics: {} } as unknown as StockRequest)) as ExecutionResult;
    },
  };
}

/** A data source as the gateway expects it. */
function sourceOf<Context>(subgraph: string, ask: AskSubgraph<Context>) {
  interface Asked {
    request: { query: string; operationName?: string; variables: Record<string, unknown> };
    context: Context;
  }
  return {
    process: ({ request, context }: Asked) =>
      ask(subgraph, { ...request, isMutation: request.query.startsWith('mutation') }, context),
  };
}
