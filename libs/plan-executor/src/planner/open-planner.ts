import type { PlanNode as ApolloNode } from '@apollo/query-planner';
import type { PlanNode as NativeNode } from '@graphql-hive/router-query-planner' with { 'resolution-mode': 'import' };
import { LRUCache } from 'lru-cache';
import { fromApollo } from './apollo-plan';
import { fromNative } from './native-plan';
import { PlannerFailure, PlanningTooLong, type Planner } from './planner';
import { PlannerPool } from './planner-pool';
import type { PlannerName } from './planner-process';
import { hashOf, maxRemembered, RememberingPlanner } from './remembering-planner';

/** What is out of the ordinary in planning. */
export type PlannerIncident = 'planner-fallback' | 'planner-killed' | 'request-refused';

/** @param reason one of few */
export type NotePlannerIncident = (incident: PlannerIncident, reason: string, details: object) => void;

/** In milliseconds. An ordinary plan takes less than one, the costliest that is allowed some hundred. */
const maxPlanning = 5_000;

export interface PlannerOptions {
  planner: PlannerName;
  supergraphSdl: string;
  /** At most so many processes of the first planner. */
  maxProcesses: number;
  note: NotePlannerIncident;
}

/** Opens the planners, each in processes of its own. What is asked again is not planned again. */
export function openPlanner({ planner, supergraphSdl, maxProcesses, note }: PlannerOptions): Planner {
  const pool = (name: PlannerName, processes: { maxProcesses: number; minProcesses: number }) =>
    new PlannerPool({
      planner: name,
      supergraphSdl,
      read: name === 'native' ? readNative : readApollo,
      onKilled: (cause, operation) => note('planner-killed', `${name} ${wordFor(cause)}`, shortened(operation)),
      maxPlanning,
      ...processes,
    });
  // What stands by for the native planner is seldom needed, and needs more memory.
  const isNative = planner === 'native' && !hasInterfaceObjects(supergraphSdl);
  const planners = isNative
    ? nativeFirst(
        pool('native', { maxProcesses, minProcesses: 1 }),
        pool('apollo', { maxProcesses: 1, minProcesses: 0 }),
        note,
      )
    : pool('apollo', { maxProcesses, minProcesses: 1 });
  return new RememberingPlanner(planners, (code) => note('request-refused', code, {}));
}

/** Of these the native planner makes some plans that leave out a fetch, and says nothing. */
const hasInterfaceObjects = (supergraphSdl: string): boolean => supergraphSdl.includes('isInterfaceObject: true');

const readNative = (root: unknown) => (root ? fromNative(root as NativeNode) : undefined);
const readApollo = (root: unknown) => (root ? fromApollo(root as ApolloNode) : undefined);

const wordFor = (cause: Error) => (cause instanceof PlanningTooLong ? 'took too long' : 'ended');

const maxLogged = 2_000;
const shortened = (operation: string) => ({ operation: operation.slice(0, maxLogged) });

/** What the native planner cannot plan, Apollo's does. */
function nativeFirst(native: Planner, apollo: Planner, note: NotePlannerIncident): Planner {
  const failed = new LRUCache<string, true>({ max: maxRemembered });
  return {
    async plan(operation, caller) {
      const key = hashOf(operation);
      if (failed.has(key)) return apollo.plan(operation, caller);
      try {
        return await native.plan(operation, caller);
      } catch (error) {
        if (!(error instanceof PlannerFailure)) throw error;
        if (error.reason !== 'unavailable') failed.set(key, true);
        note('planner-fallback', error.reason, { cause: error.message, ...shortened(operation) });
        return apollo.plan(operation, caller);
      }
    },
    close() {
      native.close();
      apollo.close();
    },
  };
}
