import type { ApolloGateway } from '@apollo/gateway';
import type { GatewayExecutionResult, GatewayInterface } from '@apollo/server-gateway-interface';
import { PlanExecutor, type NotePlannerIncident, type PlannerName } from '@tokorozawa/plan-executor';
import { GraphQLError, type GraphQLSchema } from 'graphql';
import type { GatewayContext } from '../context';
import { noteWrongArgument } from '../errors/wrong-arguments';
import { canonicalJson } from '../http/exact-json';
import type { AskSource } from '../sources/sources';
import { adoptScalars } from './adopt-scalars';
import { JsonData, WrittenData, type ExecutedResult } from './json-data';
import type { SharedReads } from './shared-reads';

type RequestContext = Parameters<Awaited<ReturnType<ApolloGateway['load']>>['executor']>[0];

export interface ExecutionOptions {
  ask: AskSource;
  shared: SharedReads;
  planner: PlannerName;
  /** At most so many processes plan. */
  maxPlanners: number;
  note: NotePlannerIncident;
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
    return { executor: (request) => this.#answer(request) };
  }

  async stop(): Promise<void> {
    this.#current?.close();
    await this.apollo.stop();
  }

  #renew(apiSchema: GraphQLSchema, supergraphSdl: string): void {
    adoptScalars(apiSchema);
    this.#current?.close();
    const { ask, shared, ...planning } = this.options;
    this.#current = new PlanExecutor({ supergraphSdl, apiSchema, ask: shared.fetches(ask), ...planning });
    this.#executors.set(apiSchema, this.#current);
  }

  async #answer(given: RequestContext): Promise<GatewayExecutionResult> {
    const { schema, operation, operationName, request, queryHash } = given;
    const executor = this.#executors.get(schema);
    if (!executor) throw new Error('A request came with a schema that was not loaded.');
    const context = given.context as GatewayContext;
    const { shared } = this.options;
    const execute = () => executed(executor, given, context);
    const key = canonicalJson([queryHash, operationName, request.variables ?? {}]);
    const result = await (operation.operation === 'mutation'
      ? shared.write(execute)
      : shared.answer(key, context, execute));
    const { data: written, ...others } = result;
    if (!written) return others;
    context.answer.written = written;
    return { ...others, data: new JsonData(written) as unknown as GatewayExecutionResult['data'] };
  }
}

async function executed(
  executor: PlanExecutor<GatewayContext>,
  { document, operationName, request: { variables } }: RequestContext,
  context: GatewayContext,
): Promise<ExecutedResult> {
  const asked = { document, operationName, variables, context, caller: context };
  const { data, errors } = await executor.executeToJson(asked).catch(refuse);
  // Nothing was executed, because the variables do not fit.
  if (data === undefined) for (const error of errors) noteWrongArgument(error, document);
  return {
    ...(data !== undefined && { data: new WrittenData(data) }),
    ...(errors.length > 0 && { errors }),
  };
}

/** What is refused before anything is asked of a subgraph is the fault of the request, if it says so by its code. */
function refuse(error: unknown): never {
  if (error instanceof GraphQLError && error.extensions.code) {
    const { message, nodes, extensions } = error;
    throw new GraphQLError(message, { nodes, extensions: { http: { status: 400 }, ...extensions } });
  }
  throw error;
}
