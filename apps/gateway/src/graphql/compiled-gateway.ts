import type {
  GatewayExecutionResult,
  GatewayGraphQLRequestContext,
  GatewayInterface,
} from '@apollo/server-gateway-interface';
import { canonicalJson } from '@tokorozawa/exact-json';
import { PlanExecutor, type NotePlannerIncident, type PlannerName } from '@tokorozawa/plan-executor';
import type { SubgraphClient } from '@tokorozawa/subgraph-client';
import { scalars } from '@tokorozawa/vocabulary';
import type { FastifyBaseLogger } from 'fastify';
import { GraphQLError, isScalarType, type GraphQLSchema } from 'graphql';
import type { GatewayContext } from '../context';
import { JsonData, WrittenData, type ExecutedResult } from './json-data';
import type { SharedReads } from './shared-reads';
import { followSupergraph, type LoadedSupergraph } from './supergraph-file';
import { noteWrongArgument } from './wrong-arguments';

type RequestContext = GatewayGraphQLRequestContext;
type SchemaListener = Parameters<GatewayInterface['onSchemaLoadOrUpdate']>[0];

export interface CompiledGatewayOptions {
  /** The path of the composed supergraph. */
  supergraph: string;
  client: SubgraphClient;
  log: FastifyBaseLogger;
  reads: SharedReads;
  planner: PlannerName;
  /** Processes that plan at a time. */
  maxPlanners: number;
  note: NotePlannerIncident;
}

/**
 * Gives Apollo Server the schema of a supergraph and of each later version of it, and executes operations with our plan
 * executor. A request is finished on the version with which it began.
 */
export class CompiledGateway implements GatewayInterface {
  readonly #executors = new WeakMap<GraphQLSchema, PlanExecutor<GatewayContext>>();
  readonly #listeners = new Set<SchemaListener>();
  /** The addresses of the connected subgraphs by name. */
  readonly #addresses = new Map<string, string | undefined>();
  #current: PlanExecutor<GatewayContext> | undefined;
  #stopFollowing: (() => void) | undefined;

  constructor(private readonly options: CompiledGatewayOptions) {}

  onSchemaLoadOrUpdate(listener: SchemaListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async load(): ReturnType<GatewayInterface['load']> {
    const { supergraph, log } = this.options;
    this.#stopFollowing = await followSupergraph(supergraph, log, (version) => this.#use(version));
    return { executor: (request) => this.#answer(request) };
  }

  async stop(): Promise<void> {
    this.#stopFollowing?.();
    this.#current?.close();
  }

  #use({ sdl, apiSchema, subgraphs }: LoadedSupergraph): void {
    useScalarParsers(apiSchema);
    for (const { name, url } of subgraphs) this.#connect(name, url);
    const { reads, planner, maxPlanners, note } = this.options;
    const planning = { planner, maxPlanners, note };
    const executor = new PlanExecutor({ supergraphSdl: sdl, apiSchema, ask: reads.fetch, ...planning });
    this.#executors.set(apiSchema, executor);
    this.#current?.close();
    this.#current = executor;
    for (const listener of this.#listeners) listener({ apiSchema, coreSupergraphSdl: sdl });
  }

  /** A subgraph that stays where it was keeps its connections. */
  #connect(name: string, url: string | undefined): void {
    if (this.#addresses.has(name) && this.#addresses.get(name) === url) return;
    this.#addresses.set(name, url);
    this.options.client.connect({ name, url });
  }

  async #answer(requestContext: RequestContext): Promise<GatewayExecutionResult> {
    const { schema, operation, operationName, request, queryHash } = requestContext;
    const executor = this.#executors.get(schema);
    if (!executor) throw new Error('The schema of the request was never loaded.');
    const context = requestContext.context as GatewayContext;
    const { reads } = this.options;
    const executeIt = () => execute(executor, requestContext, context);
    const key = canonicalJson([queryHash, operationName, request.variables ?? {}]);
    const result = await (operation.operation === 'mutation'
      ? reads.write(executeIt)
      : reads.answer(key, context, executeIt));
    const { data: written, ...others } = result;
    if (!written) return others;
    context.answer.written = written;
    return { ...others, data: new JsonData(written) as unknown as GatewayExecutionResult['data'] };
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
