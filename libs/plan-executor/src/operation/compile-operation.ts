import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { compilePlan, type Step } from '../execution/compile-plan';
import type { Json } from '../plan/own-value';
import type { FieldNames, IsA } from '../plan/types-of';
import type { Caller, Planner } from '../planner/planner';
import { compileResponse, type WriteResponse } from '../response/compile-response';
import { compileIntrospection } from './introspection';
import { plannableText } from './plannable';

/** An operation with all that does not depend on a request: what is fetched, and how the answer is written. */
export interface CompiledOperation {
  /** Gathers what the subgraphs say; undefined where nothing is asked of them. */
  gather: Step | undefined;
  introspect: ((variables: Json) => Json) | undefined;
  write: WriteResponse;
}

export interface Compiler {
  schema: GraphQLSchema;
  isA: IsA;
  fieldNames: FieldNames;
  planner: Planner;
}

/** @param document without conditions */
export async function compileOperation(
  { schema, isA, fieldNames, planner }: Compiler,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  caller: Caller,
): Promise<CompiledOperation> {
  const text = plannableText(schema, document, operation, fieldNames);
  const plan = text === undefined ? undefined : await planner.plan(text, caller);
  return {
    gather: plan && compilePlan(plan, isA),
    introspect: compileIntrospection(schema, document, operation),
    write: compileResponse(schema, document, operation, fieldNames),
  };
}
