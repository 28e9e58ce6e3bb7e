import { GraphQLError } from 'graphql';
import type { QueryPlan } from '../plan/query-plan';

/** Finds out which subgraphs to ask what, and in which order. */
export interface Planner {
  /**
   * @param operation the text of one valid operation and its fragments, without `@skip`, `@include` and introspection
   * Rejects with a PlannerFailure when it cannot plan what another planner may.
   */
  plan(operation: string): Promise<QueryPlan | undefined>;
}

/** A planner that cannot plan an operation, or that is not there at all. */
export class PlannerFailure extends Error {}

/** An operation over which the planner was stopped; another planner would not be quicker. */
export class PlanningTooLong extends GraphQLError {
  constructor() {
    super('The query takes too long to plan. Ask for less at once, or in several queries.', {
      extensions: { code: 'QUERY_TOO_COSTLY' },
    });
  }
}
