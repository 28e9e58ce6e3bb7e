import type { FetchNode } from '../plan/query-plan';
import type { Json } from '../plan/own-value';
import { compilePlaces } from '../plan/places';
import { applyRewrites } from '../plan/rewrites';
import type { IsA } from '../plan/types-of';
import { FetchOperation, FetchRequest } from './ask';
import type { Execution, Step } from './execution';
import { merge } from './merge';
import { missingField } from './missing-field';

/** Asks for root fields, and adds the answer at its place. */
export function compileRootFetch(node: FetchNode, isA: IsA): Step {
  const { subgraph } = node;
  const operation = new FetchOperation(node.operation, node.operationName, node.isMutation);
  const places = compilePlaces(node.path, isA);
  const findMissing = missingField(node, undefined);

  const missingPath = (execution: Execution) => () => findMissing(execution, places.paths(execution.data));

  return async (execution) => {
    const objects = new Set<Json>();
    places.each(execution.data, (object) => objects.add(object));
    if (objects.size === 0) return;
    const request = new FetchRequest(operation, execution.given(node.variables), []);
    const answer = await execution.ask(subgraph, request);
    if ('failure' in answer) return execution.failWithoutAnswer(answer.failure, missingPath(execution));
    const { data, errors = [] } = answer;
    if (data) {
      applyRewrites(node.outputRewrites, data, isA);
      for (const object of objects) merge(object, data);
    }
    for (const error of errors) {
      if (!error.path) execution.failSomewhere(error, subgraph, data ? undefined : missingPath(execution));
      else
        for (const { path } of places.paths(execution.data)) execution.fail(error, subgraph, [...path, ...error.path]);
    }
  };
}
