import type { ApolloGateway } from '@apollo/gateway';
import type { GatewayExecutionResult, GatewayInterface } from '@apollo/server-gateway-interface';
import { PlanExecutor, type PlannerName } from '@tokorozawa/plan-executor';
import type { GraphQLSchema } from 'graphql';
import type { GatewayContext } from '../context';
import type { AskSource } from '../sources/sources';
import { JsonData } from './json-data';
import type { SharedReads } from './shared-reads';

type RequestContext = Parameters<Awaited<ReturnType<ApolloGateway['load']>>['executor']>[0];

export interface ExecutionOptions {
  ask: AskSource;
  shared: SharedReads;
  planner: PlannerName;
}

/**
 * Apollo Gateway loads the supergraph and each later version of it; our executor answers. A request finishes on the
 * version with which it began.
 */
export class CompiledGateway implements GatewayInterface {
  readonly #executors = new WeakMap<GraphQLSchema, PlanExecutor<GatewayContext>>();
  #current: PlanExecutor<GatewayContext> | undefined;

  constructor(
    private readonly apollo: ApolloGateway,
    private readonly options: ExecutionOptions,
  ) {
    apollo.onSchemaLoadOrUpdate(({ apiSchema, coreSupergraphSdl }) => this.#renew(apiSchema, coreSupergraphSdl));
  }

  onSchemaLoadOrUpdate: GatewayInterface['onSchemaLoadOrUpdate'] = (callback) =>
    this.apollo.onSchemaLoadOrUpdate(callback);

  async load(options: Parameters<ApolloGateway['load']>[0]): ReturnType<GatewayInterface['load']> {
    await this.apollo.load(options);
    return { executor: (request) => this.#answer(request as unknown as RequestContext) };
  }

  async stop(): Promise<void> {
    this.#current?.close();
    await this.apollo.stop();
  }

  #renew(apiSchema: GraphQLSchema, supergraphSdl: string): void {
    this.#current?.close();
    const { ask, shared, planner } = this.options;
    this.#current = new PlanExecutor({ supergraphSdl, apiSchema, planner, ask: shared.fetches(ask) });
    this.#executors.set(apiSchema, this.#current);
  }

  async #answer(given: RequestContext): Promise<GatewayExecutionResult> {
    const { schema, document, operation, operationName, request, queryHash } = given;
    const executor = this.#executors.get(schema);
    if (!executor) throw new Error('A request came with a schema that was not loaded.');
    const context = given.context as GatewayContext;
    const { variables } = request;
    const execute = () => executor.executeToJson({ document, operationName, variables, context });
    const key = JSON.stringify([queryHash, operationName, variables]);
    const { shared } = this.options;
    const { data, errors } = await (operation.operation === 'mutation'
      ? shared.write(execute)
      : shared.answer(key, context, execute));
    return {
      ...(data !== undefined && { data: new JsonData(data) as unknown as Record<string, unknown> }),
      ...(errors.length > 0 && { errors }),
    };
  }
}
