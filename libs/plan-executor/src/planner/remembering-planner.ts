import { GraphQLError } from 'graphql';
import { LRUCache } from 'lru-cache';
import { createHash } from 'node:crypto';
import type { QueryPlan } from '../plan/query-plan';
import { NotPlannable, PlannerFailure, PlanningTooLong, type Caller, type Planner } from './planner';

/** So many operations are remembered that a planner failed at. */
export const maxRemembered = 5_000;

/** In milliseconds. A planner may have failed because the machine did. */
const rememberedFor = 3_600_000;

/** In characters of the requests in them. */
const maxPlanCharacters = 8_000_000;

/** Remembers plans, and what could not be planned, by the hash of the operation. */
export class RememberingPlanner implements Planner {
  readonly #plans = new LRUCache<string, { plan: QueryPlan | undefined }>({
    maxSize: maxPlanCharacters,
    sizeCalculation: ({ plan }) => sizeOf(plan),
  });
  readonly #refusals = new LRUCache<string, Refusal>({ max: maxRemembered, ttl: rememberedFor });

  /** @param onRefused called with the code of each refusal */
  constructor(
    private readonly planner: Planner,
    private readonly onRefused: (code: string) => void,
  ) {}

  async plan(operation: string, caller: Caller): Promise<QueryPlan | undefined> {
    const key = hashOf(operation);
    const known = this.#plans.get(key);
    if (known) return known.plan;
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
    const Known = this.#refusals.get(key);
    if (Known) throw new Known();
    try {
      return await this.planner.plan(operation, caller);
    } catch (error) {
      const Refusal = lastingRefusal(error);
      if (!Refusal) throw error;
      this.#refusals.set(key, Refusal);
      throw new Refusal();
    }
  }
}

type Refusal = typeof PlanningTooLong | typeof NotPlannable;

/** How an operation is refused from now on; undefined where the next attempt may succeed. */
function lastingRefusal(error: unknown): Refusal | undefined {
  if (error instanceof PlanningTooLong) return PlanningTooLong;
  return error instanceof PlannerFailure && error.reason !== 'unavailable' ? NotPlannable : undefined;
}

export const hashOf = (operation: string) => createHash('sha256').update(operation).digest('base64');

function sizeOf(plan: QueryPlan | undefined): number {
  const ofANode = 500;
  if (!plan) return ofANode;
  if (plan.kind === 'Fetch') return ofANode + plan.operation.length;
  return plan.nodes.reduce((sum, node) => sum + sizeOf(node), ofANode);
}
