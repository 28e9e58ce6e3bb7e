import type { Supergraph } from '@apollo/federation-internals';
import { apolloPlanner } from './apollo-planner';
import { nativePlanner, type NativePlanner } from './native-planner';
import { PlannerFailure, type Planner } from './planner';

/** Which planner is asked first; what the native one cannot plan, Apollo's does. */
export type PlannerName = 'native' | 'apollo';

export interface OpenPlanner extends Planner {
  close(): void;
}

/** @param supergraph read only when Apollo's planner is needed */
export function openPlanner(name: PlannerName, supergraphSdl: string, supergraph: () => Supergraph): OpenPlanner {
  const apollo = lateApolloPlanner(supergraph);
  const isNative = name === 'native' && !hasInterfaceObjects(supergraphSdl);
  return isNative ? nativeFirst(nativePlanner(supergraphSdl), apollo) : apollo;
}

/** Of these the native planner makes some plans that leave out a fetch, and says nothing. */
const hasInterfaceObjects = (supergraphSdl: string): boolean => supergraphSdl.includes('isInterfaceObject: true');

function nativeFirst(native: NativePlanner, apollo: Planner): OpenPlanner {
  return {
    async plan(operation) {
      try {
        return await native.plan(operation);
      } catch (error) {
        if (!(error instanceof PlannerFailure)) throw error;
        return apollo.plan(operation);
      }
    },
    close: () => native.close(),
  };
}

function lateApolloPlanner(supergraph: () => Supergraph): OpenPlanner {
  let planner: Planner | undefined;
  return {
    plan: (operation) => (planner ??= apolloPlanner(supergraph())).plan(operation),
    close: () => undefined,
  };
}
