import { merge, type Json } from '../json';
import type { FetchNode, QueryPlan } from '../plan/query-plan';
import type { IsA } from '../plan/supergraph-types';
import { compileFindMissingField } from '../response/response-paths';
import { compileEntitiesFetch } from './entity-fetch';
import { FetchOperation, FetchRequest, type Execution, type Step } from './execution';
import { repeatedSignatures } from './fetch-operations';
import { applyRewrites, compilePath } from './objects';

/** Compiles everything of a plan that does not depend on a request. */
export function compilePlan(plan: QueryPlan, isA: IsA): Step {
  const repeated = repeatedSignatures(plan);

  function compile(node: QueryPlan): Step {
    if (node.kind === 'Fetch') {
      return node.entities.length > 0 ? compileEntitiesFetch(node, isA, repeated) : compileRootFetch(node, isA);
    }
    const steps = node.nodes.map(compile);
    return node.kind === 'Sequence' ? inSequence(steps) : inParallel(steps);
  }
  return compile(plan);
}

function inSequence(steps: Step[]): Step {
  return async (execution) => {
    for (const step of steps) await step(execution);
  };
}

function inParallel(steps: Step[]): Step {
  return async (execution) => void (await Promise.all(steps.map((step) => step(execution))));
}

/** Fetches root fields, and adds them to the objects at the fetch's path: mostly the root itself. */
function compileRootFetch(node: FetchNode, isA: IsA): Step {
  const { subgraph } = node;
  const operation = new FetchOperation(node.operation, node.operationName, node.isMutation);
  const path = compilePath(node.path, isA);
  const findMissingField = compileFindMissingField(node, undefined);
  const missing =
    ({ data, paths }: Execution) =>
    () =>
      findMissingField(path.locate(data), data, paths);

  return async (execution) => {
    const objects = new Set<Json>();
    path.visit(execution.data, (object) => objects.add(object));
    if (objects.size === 0) return;
    const request = new FetchRequest(operation, execution.variablesNamed(node.variables), []);
    const answer = await execution.ask(subgraph, request);
    if ('failure' in answer) return execution.addFailure(answer.failure, missing(execution));

    const { data, errors = [] } = answer;
    if (data) {
      applyRewrites(node.outputRewrites, data, isA);
      for (const object of objects) merge(object, data);
    }
    for (const error of errors) {
      if (!error.path) {
        execution.addUnplacedError(error, subgraph, data ? undefined : missing(execution));
        continue;
      }
      for (const located of path.locate(execution.data)) {
        execution.addError(error, subgraph, [...located.path, ...error.path]);
      }
    }
  };
}
