import {
  GraphQLError,
  parse,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { Execution, type AskSubgraph, type FetchRequest } from './fetch/execution';
import { fieldNames } from './operation/fields';
import { chooseOperation, CompiledOperations } from './operation/compiled-operations';
import { expandedSize } from './operation/represent-types';
import { readVariables } from './operation/variables';
import { deriveApiSchema } from './plan/api-schema';
import type { QueryPlan } from './plan/query-plan';
import type { PlanningFacts } from './plan/planning-facts';
import { readSupergraphTypes } from './plan/supergraph-types';
import { openPlanner, type NotePlannerIncident } from './planner/open-planner';
import type { Caller, Planner } from './planner/planner';
import type { PlannerName } from './planner/planner-process';

export interface PlanExecutorOptions<Context> {
  /** The composed supergraph. */
  supergraphSdl: string;
  /** The supergraph as a document, if it has been parsed. */
  supergraph?: DocumentNode;
  /** The schema that callers see. By default it is derived from the supergraph. */
  apiSchema?: GraphQLSchema;
  /** Sends a request to a subgraph. */
  ask: AskSubgraph<Context>;
  /** By default the native planner, in processes of its own; Apollo's planner then plans what it cannot. */
  planner?: PlannerName | Planner;
  /** The number of processes that plan; 2 by default. */
  maxPlanners?: number;
  /** Called when something unusual happens in planning. */
  note?: NotePlannerIncident;
  /**
   * True while other callers than this one ask too: its new operations are then spread while the process is busy. By
   * default every caller is alone.
   */
  hasOthers?(this: void, client: string): boolean;
  /** Called when an operation that was new has been planned and compiled for a request, with how long that took. */
  onCompiled?(this: void, context: Context, milliseconds: number): void;
  /** The schema that `__schema` and `__type` show to a request. It may differ from `apiSchema` in its descriptions. */
  describe?(context: Context): GraphQLSchema;
}

/** A valid operation with the values of one request. */
export interface OperationRequest<Context> {
  document: DocumentNode;
  operationName?: string | null | undefined;
  variables?: Record<string, unknown> | null | undefined;
  /** Passed on to `ask`. */
  context: Context;
  /** Who sends the request: callers take turns in planning. By default all are one caller. */
  caller?: Caller;
}

const anyCaller: Caller = { client: '', deadline: { remaining: Infinity } };

/** The result of an operation with its data as JSON. */
export interface WrittenResult {
  /** Undefined if nothing was executed because the variables do not fit. */
  data: string | undefined;
  /**
   * The errors of variables that do not fit; or else those of subgraphs; or else one for each value that is null or wrong
   * although its type forbids it.
   */
  errors: GraphQLError[];
}

/**
 * Executes operations on a supergraph. Each operation is planned and compiled once, and executed any number of times.
 */
export class PlanExecutor<Context> {
  readonly apiSchema: GraphQLSchema;
  readonly #operations: CompiledOperations;
  readonly #planner: Planner;
  readonly #ask: AskSubgraph<Context>;
  readonly #onCompiled: PlanExecutorOptions<Context>['onCompiled'];
  readonly #describe: (context: Context) => GraphQLSchema;
  readonly #planningFacts: PlanningFacts;
  readonly #expandedSizes = new WeakMap<OperationDefinitionNode, number>();

  constructor({
    supergraphSdl,
    supergraph = parse(supergraphSdl, { noLocation: true }),
    apiSchema,
    ask,
    planner = 'native',
    maxPlanners = 2,
    note = () => undefined,
    hasOthers = () => false,
    onCompiled,
    describe = () => this.apiSchema,
  }: PlanExecutorOptions<Context>) {
    this.apiSchema = apiSchema ?? deriveApiSchema(supergraphSdl);
    this.#planner =
      typeof planner === 'string' ? openPlanner({ planner, supergraphSdl, maxProcesses: maxPlanners, note }) : planner;
    const types = readSupergraphTypes(supergraph);
    const names = fieldNames(types.fieldUse);
    const compilation = { schema: this.apiSchema, types, fieldNames: names, planner: this.#planner };
    this.#operations = new CompiledOperations(compilation, hasOthers);
    this.#ask = ask;
    this.#onCompiled = onCompiled;
    this.#describe = describe;
    this.#planningFacts = types.planningFacts;
  }

  /**
   * Counts the fields of an operation as planners read them, whose work grows with the square of it, however short the
   * operation is. What is asked of an interface or a union counts for every class of its members that are the same to a
   * plan, so a list of a union inside such a list counts as often as the product of their classes.
   * @param operation one of the document's
   */
  expandedSize(document: DocumentNode, operation: OperationDefinitionNode): number {
    // It does not depend on variables, with which one operation is measured again and again.
    let size = this.#expandedSizes.get(operation);
    if (size === undefined) {
      size = expandedSize(this.apiSchema, document, operation, this.#planningFacts);
      this.#expandedSizes.set(operation, size);
    }
    return size;
  }

  /** Executes an operation; the data are JSON, ready to be sent. */
  async executeToJson({
    document,
    operationName,
    variables,
    context,
    caller = anyCaller,
  }: OperationRequest<Context>): Promise<WrittenResult> {
    const operation = chooseOperation(document, operationName);
    if (operation.operation === 'subscription') throw new SubscriptionError();
    const prepared = this.#operations.prepare(document, operation);
    const values = readVariables(this.apiSchema, operation, prepared.safeOperation, variables ?? {});
    if ('errors' in values) return { data: undefined, errors: [...values.errors] };

    const { given, coerced } = values;
    const began = performance.now();
    const compiling = this.#operations.compile(prepared, coerced, caller);
    const { fetch, introspect, write, paths } = await compiling;
    if (compiling instanceof Promise) this.#onCompiled?.(context, performance.now() - began);
    const ask = (subgraph: string, request: FetchRequest) => this.#ask(subgraph, request, context);
    const execution = new Execution(ask, given, paths);
    if (introspect) Object.assign(execution.data, introspect(this.#describe(context), coerced));
    await fetch?.(execution);
    execution.placeErrors();
    const response = write(execution);
    const errors = execution.errors.length > 0 ? execution.errors : response.errors;
    return { data: response.data, errors };
  }

  /**
   * The plans by which an operation is executed: one of a query, one for each root field of a mutation, none for what
   * needs no subgraph. Throws the first error of variables that do not fit.
   */
  async plan({
    document,
    operationName,
    variables,
    caller = anyCaller,
  }: Omit<OperationRequest<Context>, 'context'>): Promise<QueryPlan[]> {
    const operation = chooseOperation(document, operationName);
    const prepared = this.#operations.prepare(document, operation);
    const values = readVariables(this.apiSchema, operation, prepared.safeOperation, variables ?? {});
    if ('errors' in values) throw values.errors[0] ?? new Error('The values of the variables do not fit.');
    const plans = await this.#operations.plans(prepared, values.coerced, caller);
    return plans.filter((plan) => plan !== undefined);
  }

  /** Executes an operation; the data are values. */
  async execute(request: OperationRequest<Context>): Promise<ExecutionResult> {
    const { data, errors } = await this.executeToJson(request);
    return {
      ...(data !== undefined && { data: JSON.parse(data) as ExecutionResult['data'] }),
      ...(errors.length > 0 && { errors }),
    };
  }

  /** Ends the planners as soon as they have nothing to do. Compiled operations can be executed even after that. */
  close(): void {
    this.#planner.close();
  }
}

class SubscriptionError extends GraphQLError {
  constructor() {
    super('Subscriptions are not answered. Ask a query again from time to time.', {
      extensions: { code: 'SUBSCRIPTIONS_NOT_SUPPORTED' },
    });
  }
}
