import type { FetchNode } from '../plan/query-plan';
import { compilePlaces } from '../plan/places';
import { applyRewrites } from '../plan/rewrites';
import type { IsA } from '../plan/types-of';
import { FetchRequest } from './ask';
import type { Step } from './compile-plan';
import { merge } from './merge';

/** Asks for root fields, and adds the answer at its place. */
export function compileRootFetch(node: FetchNode, isA: IsA): Step {
  const { subgraph, operation: query, operationName, isMutation } = node;
  const places = compilePlaces(node.path, isA);

  return async (execution) => {
    const objects = places.objects(execution.data);
    if (objects.size === 0) return;
    const request = new FetchRequest({ query, operationName, isMutation }, execution.given(node.variables), []);
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
