import type { FetchNode } from '../plan/query-plan';
import type { Json } from '../plan/own-value';
import { compilePlaces } from '../plan/places';
import { applyRewrites } from '../plan/rewrites';
import type { IsA } from '../plan/types-of';
import { FetchOperation, FetchRequest } from './ask';
import type { Step } from './execution';
import { merge } from './merge';

/** Asks for root fields, and adds the answer at its place. */
export function compileRootFetch(node: FetchNode, isA: IsA): Step {
  const { subgraph } = node;
  const operation = new FetchOperation(node.operation, node.operationName, node.isMutation);
  const places = compilePlaces(node.path, isA);

  return async (execution) => {
    const objects = new Set<Json>();
    places.each(execution.data, (object) => objects.add(object));
    if (objects.size === 0) return;
    const request = new FetchRequest(operation, execution.given(node.variables), []);
    const answer = await execution.ask(subgraph, request);
    if (answer.data) {
      applyRewrites(node.outputRewrites, answer.data, isA);
      for (const object of objects) merge(object, answer.data);
    }
    for (const error of answer.errors ?? []) {
      for (const { path } of places.paths(execution.data)) {
        execution.fail(error, subgraph, error.path && [...path, ...error.path]);
      }
    }
  };
}
