import type { GatewayExecutionResult, GatewayInterface, GatewayLoadResult } from '@apollo/server-gateway-interface';
import { canonicalJson } from '@tokorozawa/exact-json';
import { PlanExecutor, type NotePlannerIncident, type PlannerName } from '@tokorozawa/plan-executor';
import { scalars } from '@tokorozawa/vocabulary';
import {
  GraphQLError,
  isScalarType,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import type { GatewayContext } from '../context';
import { DataPlaceholder, WrittenData, type ExecutedResult } from './json-data';
import type { SchemaIn } from './schema-languages';
import type { ReadCombiner } from './shared-reads';
import type { LoadedSupergraph, SupergraphLoader } from './supergraph-loader';
import { noteWrongArgument } from './wrong-arguments';

type RequestContext = Parameters<NonNullable<GatewayLoadResult['executor']>>[0];

export interface CompiledGatewayOptions {
  reads: ReadCombiner;
  planner: PlannerName;
  /** Processes that plan at a time. */
  maxPlanners: number;
  note: NotePlannerIncident;
  /** True while other callers than this one ask too. */
  hasOthers(this: void, client: string): boolean;
  schemaIn: SchemaIn;
}

/**
 * Executes operations of Apollo Server with our plan executor. A request is finished on the version of the supergraph with
 * which it began.
 */
export class CompiledGateway implements GatewayInterface {
  readonly #executors = new WeakMap<GraphQLSchema, PlanExecutor<GatewayContext>>();
  #current: PlanExecutor<GatewayContext> | undefined;

  constructor(
    private readonly loader: SupergraphLoader,
    private readonly options: CompiledGatewayOptions,
  ) {
    loader.onLoadOrUpdate((loaded) => this.#replaceExecutor(loaded));
  }

  onSchemaLoadOrUpdate: GatewayInterface['onSchemaLoadOrUpdate'] = (callback) => this.loader.onLoadOrUpdate(callback);

  async load(): Promise<GatewayLoadResult> {
    await this.loader.load();
    return { executor: (request) => this.#answer(request) };
  }

  /** The fields that a planner reads for an operation on a schema that was loaded. */
  expandedSize(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): number {
    return this.#executorOf(schema).expandedSize(document, operation);
  }

  async stop(): Promise<void> {
    this.#current?.close();
    await this.loader.stop();
  }

  #replaceExecutor({ apiSchema, coreSupergraphSdl: supergraphSdl }: LoadedSupergraph): void {
    useScalarParsers(apiSchema);
    const { reads, schemaIn, ...planning } = this.options;
    const describe = ({ locale }: GatewayContext): GraphQLSchema => schemaIn(locale, apiSchema);
    const supergraph = this.loader.supergraphOf(apiSchema);
    const executor = new PlanExecutor({
      supergraphSdl,
      supergraph,
      apiSchema,
      ask: reads.fetch,
      describe,
      onCompiled: ({ log }, milliseconds) => log.debug({ ms: Math.round(milliseconds) }, 'planned and compiled'),
      ...planning,
    });
    this.#executors.set(apiSchema, executor);
    this.#current?.close();
    this.#current = executor;
  }

  #executorOf(schema: GraphQLSchema): PlanExecutor<GatewayContext> {
    const executor = this.#executors.get(schema);
    if (!executor) throw new Error('The schema of the request was never loaded.');
    return executor;
  }

  async #answer(requestContext: RequestContext): Promise<GatewayExecutionResult> {
    const { schema, operation, operationName, request, queryHash } = requestContext;
    const executor = this.#executorOf(schema);
    const context = requestContext.context as GatewayContext;
    const { reads } = this.options;
    const executeIt = () => execute(executor, requestContext, context);
    const key = () => canonicalJson([queryHash, operationName, request.variables ?? {}]);
    const result = await (operation.operation === 'mutation'
      ? executeIt()
      : reads.executeQuery(key, context, executeIt));
    const { data: written, ...others } = result;
    if (!written) return others;
    context.answer.written = written;
    return { ...others, data: new DataPlaceholder(written) as unknown as GatewayExecutionResult['data'] };
  }
}

async function execute(
  executor: PlanExecutor<GatewayContext>,
  { document, operationName, request: { variables } }: RequestContext,
  context: GatewayContext,
): Promise<ExecutedResult> {
  const operation = { document, operationName, variables, context, caller: context };
  const { data, errors } = await executor.executeToJson(operation).catch(rethrowAsBadRequest);
  // Without data nothing was executed, because the variables do not fit.
  if (data === undefined) for (const error of errors) noteWrongArgument(error, document);
  return {
    ...(data !== undefined && { data: new WrittenData(data) }),
    ...(errors.length > 0 && { errors }),
  };
}

/** An error with a code that is thrown before any subgraph is asked is the fault of the request. */
function rethrowAsBadRequest(error: unknown): never {
  if (error instanceof GraphQLError && error.extensions.code) {
    const { message, nodes, extensions } = error;
    throw new GraphQLError(message, { nodes, extensions: { http: { status: 400 }, ...extensions } });
  }
  throw error;
}

/**
 * Lets a composed schema read the scalars of the vocabulary as every domain reads them. A supergraph has only their names,
 * so a wrong value would be noticed by the first subgraph that gets it, after others were asked.
 */
function useScalarParsers(schema: GraphQLSchema): void {
  for (const { name, parseValue, parseLiteral } of scalars) {
    const type = schema.getType(name);
    if (isScalarType(type)) Object.assign(type, { parseValue, parseLiteral });
  }
}
