import type { QueryPlan as NativePlan } from '@graphql-hive/router-query-planner' with { 'resolution-mode': 'import' };
import { queryPlan } from './native-plan';
import type { Planner } from './planner';
import { PlannerProcess } from './planner-process';

export interface NativePlanner extends Planner {
  close(): void;
}

/**
 * The planner of Hive Router, a prebuilt add-on, in a process of its own. Every failure of it is a PlannerFailure: on a
 * platform for which it is not built, when it refuses an operation, and when it ends its process.
 */
export function nativePlanner(supergraphSdl: string): NativePlanner {
  const planners = new PlannerProcess(supergraphSdl);
  return {
    async plan(operation) {
      const { node } = (await planners.ask(operation)) as NativePlan;
      return node && queryPlan(node);
    },
    close: () => planners.close(),
  };
}
