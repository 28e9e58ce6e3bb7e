import { Supergraph } from '@apollo/federation-internals';
import { GraphQLError, type DocumentNode, type ExecutionResult, type GraphQLSchema } from 'graphql';
import type { AskSubgraph, FetchRequest } from './execution/ask';
import { Execution } from './execution/execution';
import { operationNamed, Operations } from './operation/operations';
import { readVariables } from './operation/variables';
import { ownAliases } from './plan/own-aliases';
import { typesOf } from './plan/types-of';
import { openPlanner, type NotePlannerIncident } from './planner/open-planner';
import type { Caller, Planner } from './planner/planner';
import type { PlannerName } from './planner/planner-process';

export interface PlanExecutorOptions<Context> {
  /** The composed supergraph. */
  supergraphSdl: string;
  /** What callers may ask; read from the supergraph unless given. */
  apiSchema?: GraphQLSchema;
  ask: AskSubgraph<Context>;
  /** The native one unless told, in processes of its own; what it cannot plan, Apollo's does. */
  planner?: PlannerName | Planner;
  /** At most so many processes plan; 2 unless told. */
  maxPlanners?: number;
  /** Called with what is out of the ordinary in planning. */
  note?: NotePlannerIncident;
}

/** A valid operation, as one caller asks it. */
export interface Operation<Context> {
  document: DocumentNode;
  operationName?: string | null | undefined;
  variables?: Record<string, unknown> | null | undefined;
  context: Context;
  /** Who asks, so that callers take turns in planning; unless given, all are one. */
  caller?: Caller;
}

const anybody: Caller = { client: '', deadline: { remaining: Infinity } };

/** The answer to an operation, its data as JSON. */
export interface WrittenResult {
  /** Undefined when nothing was executed, because the variables do not fit. */
  data: string | undefined;
  /** What subgraphs told; where they told nothing, also the values that they left out although they cannot be null. */
  errors: GraphQLError[];
}

/** Answers operations on a supergraph. Each is planned and compiled once, and then executed as often as it is asked. */
export class PlanExecutor<Context> {
  readonly apiSchema: GraphQLSchema;
  readonly #operations: Operations;
  readonly #planner: Planner;
  readonly #ask: AskSubgraph<Context>;

  constructor({
    supergraphSdl,
    apiSchema,
    ask,
    planner = 'native',
    maxPlanners = 2,
    note = () => undefined,
  }: PlanExecutorOptions<Context>) {
    this.apiSchema = apiSchema ?? apiSchemaOf(supergraphSdl);
    this.#planner =
      typeof planner === 'string' ? openPlanner({ planner, supergraphSdl, maxProcesses: maxPlanners, note }) : planner;
    const types = typesOf(supergraphSdl);
    this.#operations = new Operations({
      schema: this.apiSchema,
      types,
      aliases: ownAliases(types.fieldUse),
      planner: this.#planner,
    });
    this.#ask = ask;
  }

  /** The answer with its data as JSON, ready to be sent. */
  async executeToJson({
    document,
    operationName,
    variables,
    context,
    caller = anybody,
  }: Operation<Context>): Promise<WrittenResult> {
    const operation = operationNamed(document, operationName);
    if (operation.operation === 'subscription') throw new SubscriptionRefused();
    const known = this.#operations.known(document, operation);
    const values = readVariables(this.apiSchema, operation, known.operation, variables ?? {});
    if ('errors' in values) return { data: undefined, errors: [...values.errors] };

    const { given, coerced } = values;
    const { gather, introspect, write, callersPaths } = await this.#operations.compiled(known, coerced, caller);
    const ask = (subgraph: string, request: FetchRequest) => this.#ask(subgraph, request, context);
    const execution = new Execution(ask, given, callersPaths);
    if (introspect) Object.assign(execution.data, introspect(coerced));
    await gather?.(execution);
    execution.placeErrors();
    const response = write(execution);
    const errors = execution.errors.length > 0 ? execution.errors : response.errors;
    return { data: response.data, errors };
  }

  /** The answer as values. */
  async execute(operation: Operation<Context>): Promise<ExecutionResult> {
    const { data, errors } = await this.executeToJson(operation);
    return {
      ...(data !== undefined && { data: JSON.parse(data) as ExecutionResult['data'] }),
      ...(errors.length > 0 && { errors }),
    };
  }

  /** Ends the planners as soon as they have nothing to do. Operations that are compiled are answered all the same. */
  close(): void {
    this.#planner.close();
  }
}

class SubscriptionRefused extends GraphQLError {
  constructor() {
    super('Subscriptions are not answered. Ask a query again from time to time.', {
      extensions: { code: 'SUBSCRIPTIONS_NOT_SUPPORTED' },
    });
  }
}

const apiSchemaOf = (supergraphSdl: string): GraphQLSchema =>
  Supergraph.build(supergraphSdl, { validateSupergraph: false }).apiSchema().toGraphQLJSSchema();
