import { GraphQLError } from 'graphql';
import { LRUCache } from 'lru-cache';
import { createHash } from 'node:crypto';
import { sizeOfPlan, type QueryPlan } from '../plan/query-plan';
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
    sizeCalculation: ({ plan }) => sizeOfPlan(plan),
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
    const known = this.#refusals.get(key);
    if (known) throw known();
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

/** Makes the error anew for each request. */
type Refusal = () => GraphQLError;

/** How an operation is refused from now on; undefined where the next attempt may succeed. */
function lastingRefusal(error: unknown): Refusal | undefined {
  if (error instanceof PlanningTooLong) return () => new PlanningTooLong();
  if (!(error instanceof PlannerFailure) || error.reason === 'unavailable') return undefined;
  const field = fieldNamedIn(error.message);
  return () => new NotPlannable(field);
}

/** The field of which a planner says that it found no way to it. */
function fieldNamedIn(message: string): string | undefined {
  return /(?:options for|selection item:) (?:\.\.\.[^{]*\{ *)?(\w+)/.exec(message)?.[1];
}

export const hashOf = (operation: string) => createHash('sha256').update(operation).digest('base64');
