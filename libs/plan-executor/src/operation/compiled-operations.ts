import {
  executeSync,
  Kind,
  separateOperations,
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { compilePlan } from '../fetch/compile-plan';
import type { Step } from '../fetch/execution';
import type { Json } from '../json';
import { sizeOfPlan } from '../plan/query-plan';
import type { SupergraphTypes } from '../plan/supergraph-types';
import type { Caller, Planner } from '../planner/planner';
import { compileResponsePaths, type ResponsePaths } from '../response/response-paths';
import { compileResponse, type WriteResponse } from '../response/write-response';
import { fieldCollector } from './collect-fields';
import { nameFields, type FieldNames, type NamedOperation } from './field-names';
import {
  isIntrospection,
  planQuery,
  planWrites,
  refuseRepeatingFragments,
  rootFieldsOf,
  type PlanningContext,
} from './plan-operation';
import { applyConditions, conditionVariables, withSafeVariables } from './variables';

/** Everything about an operation that does not depend on a request. */
export interface CompiledOperation {
  /** Fetches the data from the subgraphs; undefined if nothing is asked of them. */
  fetch: Step | undefined;
  /** Answers `__schema` and `__type`; undefined if the operation asks for neither. */
  introspect: ((variables: Json) => Json) | undefined;
  write: WriteResponse;
  paths: ResponsePaths;
  /** The size of all its plans; the rest of what was compiled takes memory in proportion to it. */
  planSize: number;
}

/** What every operation on a supergraph is compiled with. */
export interface CompilationContext {
  schema: GraphQLSchema;
  types: SupergraphTypes;
  fieldNames: FieldNames;
  planner: Planner;
}

/** One operation of a document, with its variants: what was compiled for different values of its conditions. */
export interface PreparedOperation {
  /** The operation alone, with the fragments that it uses and with safe names for its variables. */
  document: DocumentNode;
  /** The operation in that document. */
  operation: OperationDefinitionNode;
  conditionVariables: string[] | undefined;
  variants: Map<string, CompiledOperation>;
  /** By variant and caller: a caller may be refused what another one is given. */
  inProgress: Map<string, Promise<CompiledOperation>>;
}

/** Of one operation; beyond that the oldest variant is dropped. */
const maxVariants = 32;

/** Of all operations together, in characters of plans; beyond that the least recently used are dropped. */
const maxPlanSize = 3_000_000;

/** Compiles each operation once, and keeps it for as long as its document is kept and there is room. */
export class CompiledOperations {
  readonly #prepared = new WeakMap<OperationDefinitionNode, PreparedOperation>();
  readonly #kept = new LRUCache<CompiledOperation, () => void>({
    maxSize: maxPlanSize,
    sizeCalculation: (_drop, { planSize }) => planSize + 1,
    dispose: (drop) => drop(),
  });

  constructor(private readonly context: CompilationContext) {}

  /** @param operation one of the document's */
  prepare(document: DocumentNode, operation: OperationDefinitionNode): PreparedOperation {
    let prepared = this.#prepared.get(operation);
    if (!prepared) this.#prepared.set(operation, (prepared = prepare(document, operation)));
    return prepared;
  }

  /** @param variables coerced */
  compiled(
    prepared: PreparedOperation,
    variables: Json,
    caller: Caller,
  ): CompiledOperation | Promise<CompiledOperation> {
    const key = prepared.conditionVariables?.map((name) => String(variables[name])).join() ?? '';
    const variant = prepared.variants.get(key);
    if (variant) {
      this.#kept.get(variant);
      return variant;
    }

    const ofCaller = `${key} ${caller.client}`;
    let inProgress = prepared.inProgress.get(ofCaller);
    if (!inProgress) {
      inProgress = this.#compile(prepared, variables, caller)
        .then((compiled) => this.#keep(prepared, key, compiled))
        // An operation that could not be planned is planned again with the next request for it.
        .finally(() => prepared.inProgress.delete(ofCaller));
      prepared.inProgress.set(ofCaller, inProgress);
    }
    return inProgress;
  }

  #keep({ variants }: PreparedOperation, key: string, compiled: CompiledOperation): CompiledOperation {
    const [oldest] = variants.size >= maxVariants ? variants.values() : [];
    if (oldest) this.#kept.delete(oldest);
    variants.set(key, compiled);
    this.#kept.set(compiled, () => variants.delete(key));
    if (!this.#kept.has(compiled)) variants.delete(key);
    return compiled;
  }

  async #compile(prepared: PreparedOperation, variables: Json, caller: Caller): Promise<CompiledOperation> {
    const document = prepared.conditionVariables ? applyConditions(prepared.document, variables) : prepared.document;
    return compileOperation(this.context, document, caller);
  }
}

function prepare(whole: DocumentNode, operation: OperationDefinitionNode): PreparedOperation {
  const alone = separateOperations(whole)[operation.name?.value ?? ''] ?? whole;
  const document = withSafeVariables(alone, operation);
  return {
    document,
    operation: chooseOperation(document, undefined),
    conditionVariables: conditionVariables(document),
    variants: new Map(),
    inProgress: new Map(),
  };
}

/** @throws if the document has no such operation, or several and no name to choose by */
export function chooseOperation(document: DocumentNode, name: string | null | undefined): OperationDefinitionNode {
  const operations = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  const candidates = name ? operations.filter((operation) => operation.name?.value === name) : operations;
  const [operation] = candidates;
  if (!operation || candidates.length > 1)
    throw new Error('Set operationName to one of the operations in the document.');
  return operation;
}

/** @param document one operation without conditions, and the fragments that it uses */
async function compileOperation(
  { schema, types, fieldNames, planner }: CompilationContext,
  document: DocumentNode,
  caller: Caller,
): Promise<CompiledOperation> {
  refuseRepeatingFragments(document);
  const named = nameFields(document, chooseOperation(document, undefined), fieldNames);
  let planSize = 0;
  const planning: PlanningContext = {
    schema,
    types,
    async plan(text) {
      const plan = await planner.plan(text, caller);
      planSize += sizeOfPlan(plan);
      return plan;
    },
  };
  const compile = named.operation.operation === 'mutation' ? compileWrites : compileQuery;
  const fetch = await compile(planning, named);
  return {
    fetch,
    introspect: compileIntrospection(schema, named),
    write: compileResponse(schema, named),
    paths: compileResponsePaths(schema, named, fieldNames),
    planSize,
  };
}

async function compileQuery(planning: PlanningContext, named: NamedOperation): Promise<Step | undefined> {
  const plan = await planQuery(planning, named);
  return plan && compilePlan(plan, planning.types.isA);
}

/** Executes the root fields of a mutation one after the other, until one fails whose null makes the whole data null. */
async function compileWrites(planning: PlanningContext, named: NamedOperation): Promise<Step> {
  const { schema, types } = planning;
  const { document, operation } = named;
  const plans = await planWrites(planning, named);
  const writes = rootFieldsOf(schema, document, operation).map((field, index) => {
    const plan = plans[index];
    const selectionSet = { kind: Kind.SELECTION_SET, selections: [field] } as const;
    const write = compileResponse(schema, { ...named, operation: { ...operation, selectionSet } });
    return { fetch: plan && compilePlan(plan, types.isA), write };
  });

  return async (execution) => {
    for (const { fetch, write } of writes) {
      await fetch?.(execution);
      if (write(execution).data === 'null') return;
    }
  };
}

function compileIntrospection(
  schema: GraphQLSchema,
  { document, operation, fetchedName }: NamedOperation,
): CompiledOperation['introspect'] {
  const query = schema.getQueryType();
  if (!query || operation.operation !== 'query') return undefined;
  const selections = fieldCollector(document, schema)(query, operation.selectionSet.selections)
    .filter(({ node }) => isIntrospection(node))
    .map(({ node, selections: nested }): FieldNode => ({
      ...node,
      alias: { kind: Kind.NAME, value: fetchedName(node) },
      selectionSet: { kind: Kind.SELECTION_SET, selections: nested },
    }));
  if (selections.length === 0) return undefined;

  const fragments = document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION);
  const reduced = { ...operation, selectionSet: { ...operation.selectionSet, selections } };
  const ownDocument = { kind: Kind.DOCUMENT, definitions: [reduced, ...fragments] } as const;
  return (variableValues) => executeSync({ schema, document: ownDocument, variableValues }).data ?? {};
}
