import type { ApolloGateway } from '@apollo/gateway';
import type { GatewayExecutionResult, GatewayInterface } from '@apollo/server-gateway-interface';
import { PlanExecutor, type AskSubgraph } from '@tokorozawa/plan-executor';
import type { GraphQLSchema } from 'graphql';
import type { GatewayContext } from '../context';
import { JsonData } from './json-data';

type RequestContext = Parameters<Awaited<ReturnType<ApolloGateway['load']>>['executor']>[0];

/**
 * Apollo Gateway loads the supergraph and each later version of it; our executor answers. A request finishes on the
 * version with which it began.
 */
export class CompiledGateway implements GatewayInterface {
  readonly #executors = new WeakMap<GraphQLSchema, PlanExecutor<GatewayContext>>();
  #current: PlanExecutor<GatewayContext> | undefined;

  constructor(
    private readonly apollo: ApolloGateway,
    private readonly ask: AskSubgraph<GatewayContext>,
  ) {
    apollo.onSchemaLoadOrUpdate(({ apiSchema, coreSupergraphSdl }) => this.#renew(apiSchema, coreSupergraphSdl));
  }

  onSchemaLoadOrUpdate: GatewayInterface['onSchemaLoadOrUpdate'] = (callback) =>
    this.apollo.onSchemaLoadOrUpdate(callback);

  async load(options: Parameters<ApolloGateway['load']>[0]): ReturnType<GatewayInterface['load']> {
    await this.apollo.load(options);
    return { executor: (request) => this.#execute(request as unknown as RequestContext) };
  }

  async stop(): Promise<void> {
    this.#current?.close();
    await this.apollo.stop();
  }

  #renew(apiSchema: GraphQLSchema, supergraphSdl: string): void {
    this.#current?.close();
    this.#current = new PlanExecutor({ supergraphSdl, apiSchema, ask: this.ask });
    this.#executors.set(apiSchema, this.#current);
  }

  async #execute({
    schema,
    document,
    operationName,
    request,
    context,
  }: RequestContext): Promise<GatewayExecutionResult> {
    const executor = this.#executors.get(schema);
    if (!executor) throw new Error('A request came with a schema that was not loaded.');
    const { variables } = request;
    const asked = { document, operationName, variables, context: context as GatewayContext };
    const { data, ...told } = await executor.executeToJson(asked);
    const errors = [...told.errors, ...told.missing];
    return {
      ...(data !== undefined && { data: new JsonData(data) as unknown as Record<string, unknown> }),
      ...(errors.length > 0 && { errors }),
    };
  }
}
