import type { Supergraph } from '@apollo/federation-internals';
import { apolloPlanner } from './apollo-planner';
import { nativePlanner } from './native-planner';
import { PlannerFailure, type Planner } from './planner';

export interface OpenPlanner extends Planner {
  close(): void;
}

/** Plans with the native planner, and with Apollo's what that one cannot plan. */
export function openPlanner(supergraphSdl: string, supergraph: () => Supergraph): OpenPlanner {
  const native = nativePlanner(supergraphSdl);
  let apollo: Planner | undefined;
  return {
    async plan(operation) {
      try {
        return await native.plan(operation);
      } catch (error) {
        if (!(error instanceof PlannerFailure)) throw error;
        apollo ??= apolloPlanner(supergraph());
        return apollo.plan(operation);
      }
    },
    close: () => native.close(),
  };
}
