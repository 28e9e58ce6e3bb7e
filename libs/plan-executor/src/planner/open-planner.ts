import type { PlanNode as ApolloNode } from '@apollo/query-planner';
import type { PlanNode as NativeNode } from '@graphql-hive/router-query-planner' with { 'resolution-mode': 'import' };
import { GraphQLError } from 'graphql';
import { LRUCache } from 'lru-cache';
import { createHash } from 'node:crypto';
import { sizeOfPlan } from '../plan/fetch-operations';
import type { QueryPlan } from '../plan/query-plan';
import { NotPlannableError, PlannerFailure, PlanningTimeoutError, type Caller, type Planner } from './planner';
import { PlannerPool } from './planner-pool';
import type { PlannerName } from './planner-process';
import { readApolloPlan, readNativePlan } from './read-plan';

/** Something unusual in planning. */
export type PlannerIncident = 'planner-fallback' | 'planner-killed' | 'request-refused';

/** @param reason one of a small set */
export type NotePlannerIncident = (incident: PlannerIncident, reason: string, details: object) => void;

export interface PlannerOptions {
  planner: PlannerName;
  supergraphSdl: string;
  /** Of the chosen planner. The planner that stands by has one process at most. */
  maxProcesses: number;
  note: NotePlannerIncident;
}

/** In milliseconds. An ordinary plan takes less than one, the costliest that is allowed a few hundred. */
const planningTimeout = 5_000;

/** Opens the planners, each in processes of its own. Each operation is planned once. */
export function openPlanner({ planner, supergraphSdl, maxProcesses, note }: PlannerOptions): Planner {
  const pool = (name: PlannerName, processes: { maxProcesses: number; minProcesses: number }) =>
    new PlannerPool({
      planner: name,
      supergraphSdl,
      readPlan: name === 'native' ? readNative : readApollo,
      onKilled: (cause, operation) => note('planner-killed', `${name} ${reasonOf(cause)}`, logged(operation)),
      planningTimeout,
      ...processes,
    });
  // Apollo's planner stands by for the native one. It is seldom needed and takes more memory.
  const isNative = planner === 'native' && !hasInterfaceObjects(supergraphSdl);
  const planners = isNative
    ? new FallbackPlanner(
        pool('native', { maxProcesses, minProcesses: 1 }),
        pool('apollo', { maxProcesses: 1, minProcesses: 0 }),
        note,
      )
    : pool('apollo', { maxProcesses, minProcesses: 1 });
  return new CachingPlanner(planners, (code) => note('request-refused', code, {}));
}

/** The native planner silently leaves out some fetches of interface objects. */
const hasInterfaceObjects = (supergraphSdl: string): boolean => supergraphSdl.includes('isInterfaceObject: true');

const readNative = (root: unknown) => (root ? readNativePlan(root as NativeNode) : undefined);
const readApollo = (root: unknown) => (root ? readApolloPlan(root as ApolloNode) : undefined);

const reasonOf = (cause: Error) => (cause instanceof PlanningTimeoutError ? 'took too long' : 'ended');

const maxLogged = 2_000;
const logged = (operation: string) => ({ operation: operation.slice(0, maxLogged) });

const hashOf = (operation: string) => createHash('sha256').update(operation).digest('base64');

/** The number of operations that are remembered because a planner failed on them. */
const maxFailures = 5_000;

/** Plans with a first planner, and with a second one what the first cannot plan. */
class FallbackPlanner implements Planner {
  /** The hashes of operations that the first planner cannot plan. */
  readonly #failed = new LRUCache<string, true>({ max: maxFailures });

  constructor(
    private readonly first: Planner,
    private readonly second: Planner,
    private readonly note: NotePlannerIncident,
  ) {}

  async plan(operation: string, caller: Caller): Promise<QueryPlan | undefined> {
    const key = hashOf(operation);
    if (this.#failed.has(key)) return this.second.plan(operation, caller);
    try {
      return await this.first.plan(operation, caller);
    } catch (error) {
      if (!(error instanceof PlannerFailure)) throw error;
      if (error.reason !== 'unavailable') this.#failed.set(key, true);
      this.note('planner-fallback', error.reason, { cause: error.message, ...logged(operation) });
      return this.second.plan(operation, caller);
    }
  }

  close(): void {
    this.first.close();
    this.second.close();
  }
}

/** In milliseconds. A planner may have failed because the machine did. */
const refusalTtl = 3_600_000;

/** In characters of the requests in the plans. */
const maxPlanSize = 4_000_000;

/** Caches plans and refusals by the hash of the operation. `compiled-operations.ts` caches what is made of the plans. */
export class CachingPlanner implements Planner {
  readonly #plans = new LRUCache<string, { plan: QueryPlan | undefined }>({
    maxSize: maxPlanSize,
    sizeCalculation: ({ plan }) => sizeOfPlan(plan),
  });
  readonly #refusals = new LRUCache<string, Refusal>({ max: maxFailures, ttl: refusalTtl });

  /** @param onRefused called with the code of each refusal */
  constructor(
    private readonly planner: Planner,
    private readonly onRefused: (code: string) => void,
  ) {}

  async plan(operation: string, caller: Caller): Promise<QueryPlan | undefined> {
    const key = hashOf(operation);
    const kept = this.#plans.get(key);
    if (kept) return kept.plan;
    try {
      const plan = await this.#planOrRefuse(key, operation, caller);
      this.#plans.set(key, { plan });
      return plan;
    } catch (error) {
      if (error instanceof GraphQLError) this.onRefused(String(error.extensions.code));
      throw error;
    }
  }

  close(): void {
    this.planner.close();
  }

  async #planOrRefuse(key: string, operation: string, caller: Caller): Promise<QueryPlan | undefined> {
    const kept = this.#refusals.get(key);
    if (kept) throw kept();
    try {
      return await this.planner.plan(operation, caller);
    } catch (error) {
      const refusal = lastingRefusal(error);
      if (!refusal) throw error;
      this.#refusals.set(key, refusal);
      throw refusal();
    }
  }
}

/** Creates the error, a new one for each request. */
type Refusal = () => GraphQLError;

/** The refusal of an operation from now on; undefined if another attempt may succeed. */
function lastingRefusal(error: unknown): Refusal | undefined {
  if (error instanceof PlanningTimeoutError) return () => new PlanningTimeoutError();
  if (!(error instanceof PlannerFailure) || error.reason === 'unavailable') return undefined;
  const field = fieldNamedIn(error.message);
  return () => new NotPlannableError(field);
}

/** The field to which a planner says that it found no way. */
function fieldNamedIn(message: string): string | undefined {
  return /(?:options for|selection item:) (?:\.\.\.[^{]*\{ *)?(\w+)/.exec(message)?.[1];
}
