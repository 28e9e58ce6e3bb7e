import {
  executeSync,
  Kind,
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { compilePlan } from '../fetch/compile-plan';
import type { Step } from '../fetch/execution';
import type { Json } from '../json';
import { sizeOfPlan } from '../plan/fetch-operations';
import type { QueryPlan } from '../plan/query-plan';
import type { SupergraphTypes } from '../plan/supergraph-types';
import type { Caller, Planner } from '../planner/planner';
import { compileResponsePaths, type ResponsePaths } from '../response/response-paths';
import { compileResponse, type WriteResponse } from '../response/write-response';
import { fieldCollector, nameFields, type FieldNames, type NamedOperation } from './fields';
import {
  isIntrospection,
  otherWork,
  planQuery,
  planWrites,
  refuseRepeatingFragments,
  rootFieldsOf,
  type PlanningContext,
} from './plan-operation';

/** Everything about an operation that does not depend on a request. */
export interface CompiledOperation {
  /** Fetches the data from the subgraphs; undefined if nothing is asked of them. */
  fetch: Step | undefined;
  /** Answers `__schema` and `__type` from a schema that may differ in its descriptions; undefined if the operation asks for neither. */
  introspect: ((schema: GraphQLSchema, variables: Json) => Json) | undefined;
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

/** @param document one operation without conditions, and the fragments that it uses */
export async function compileOperation(
  { schema, types, fieldNames, planner }: CompilationContext,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  caller: Caller,
): Promise<CompiledOperation> {
  refuseRepeatingFragments(document);
  const named = nameFields(document, operation, { schema, types, fieldNames });
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
  await otherWork(planSize);
  const write = compileResponse(schema, types, named);
  await otherWork(planSize);
  return {
    fetch,
    introspect: compileIntrospection(schema, named),
    write,
    paths: compileResponsePaths(schema, named, fieldNames),
    planSize,
  };
}

/** The plans of an operation: one of a query, one for each root field of a mutation; undefined where nothing is fetched. */
export async function plansOf(
  { schema, types, fieldNames, planner }: CompilationContext,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  caller: Caller,
): Promise<(QueryPlan | undefined)[]> {
  refuseRepeatingFragments(document);
  const named = nameFields(document, operation, { schema, types, fieldNames });
  const planning = { schema, types, plan: (text: string) => planner.plan(text, caller) };
  return operation.operation === 'mutation' ? planWrites(planning, named) : [await planQuery(planning, named)];
}

async function compileQuery(planning: PlanningContext, named: NamedOperation): Promise<Step | undefined> {
  const plan = await planQuery(planning, named);
  await otherWork(sizeOfPlan(plan));
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
    const write = compileResponse(schema, types, { ...named, operation: { ...operation, selectionSet } });
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
  return (described, variableValues) =>
    executeSync({ schema: described, document: ownDocument, variableValues }).data ?? {};
}
