import type { DocumentNode, OperationDefinitionNode } from 'graphql';
import { compilePlan } from '../execution/compile-plan';
import type { Step } from '../execution/execution';
import type { Json } from '../plan/own-value';
import { sizeOfPlan } from '../plan/query-plan';
import type { Caller } from '../planner/planner';
import { compileCallersPaths, type CallersPaths } from '../response/callers-path';
import { compileResponse, type WriteResponse } from '../response/compile-response';
import { refuseRepeatingFragments } from './fragment-size';
import { compileWrites } from './compile-writes';
import type { Compiler } from './compiler';
import { compileIntrospection } from './introspection';
import { nameFields, type NamedOperation } from './named-operation';
import { planQuery, type Plan } from './plan-operation';

/** An operation with all that does not depend on a request: what is fetched, and how the answer is written. */
export interface CompiledOperation {
  /** Gathers what the subgraphs say; undefined where nothing is asked of them. */
  gather: Step | undefined;
  introspect: ((variables: Json) => Json) | undefined;
  write: WriteResponse;
  /** Of all its plans; what else was compiled takes memory in proportion to it. */
  planSize: number;
  callersPaths: CallersPaths;
}

/** @param document the operation without conditions, and the fragments that it uses */
export async function compileOperation(
  compiler: Compiler,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  caller: Caller,
): Promise<CompiledOperation> {
  refuseRepeatingFragments(document);
  const { schema, aliases } = compiler;
  const named = nameFields(document, operation, aliases);
  let planSize = 0;
  const plan: Plan = async (text) => {
    const planned = await compiler.planner.plan(text, caller);
    planSize += sizeOfPlan(planned);
    return planned;
  };
  const gather =
    operation.operation === 'mutation'
      ? await compileWrites(compiler, named, plan)
      : await compileQuery(compiler, named, plan);
  return {
    gather,
    planSize,
    introspect: compileIntrospection(schema, named),
    write: compileResponse(schema, named),
    callersPaths: compileCallersPaths(schema, named, aliases),
  };
}

async function compileQuery(compiler: Compiler, named: NamedOperation, plan: Plan): Promise<Step | undefined> {
  const planned = await planQuery(compiler, plan, named);
  return planned && compilePlan(planned, compiler.types.isA);
}
