import type { QueryPlan } from '../plan/query-plan';
import type { IsA } from '../plan/types-of';
import type { Step } from './execution';
import { compileEntitiesFetch } from './fetch-entities';
import { compileRootFetch } from './fetch-root';
import { repeatedSignatures } from './signature';

/** Prepares all of a plan that does not depend on a request. */
export function compilePlan(plan: QueryPlan, isA: IsA): Step {
  const repeated = repeatedSignatures(plan);

  function compile(node: QueryPlan): Step {
    if (node.kind === 'Fetch') {
      return node.entities.length > 0 ? compileEntitiesFetch(node, isA, repeated) : compileRootFetch(node, isA);
    }
    const steps = node.nodes.map(compile);
    return node.kind === 'Sequence' ? inOrder(steps) : atOnce(steps);
  }
  return compile(plan);
}

function inOrder(steps: Step[]): Step {
  return async (execution) => {
    for (const step of steps) await step(execution);
  };
}

function atOnce(steps: Step[]): Step {
  return async (execution) => void (await Promise.all(steps.map((step) => step(execution))));
}
