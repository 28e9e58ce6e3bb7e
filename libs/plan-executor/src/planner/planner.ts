import { GraphQLError } from 'graphql';
import type { QueryPlan } from '../plan/query-plan';

/** For whom something is planned. Callers take turns. */
export interface Caller {
  /** Identifies the caller. */
  client: string;
  /** How long the caller still waits. */
  deadline: {
    /** In milliseconds. */
    readonly remaining: number;
  };
}

/** Finds out which subgraphs to ask what, and in which order. */
export interface Planner {
  /**
   * @param operation the text of one valid operation and its fragments, without `@skip`, `@include` and introspection
   * @returns undefined when there is nothing to ask
   */
  plan(operation: string, caller: Caller): Promise<QueryPlan | undefined>;
  /** Ends its processes as soon as they have nothing to do. What is asked of it afterwards is planned all the same. */
  close(): void;
}

/** Why a planner has no plan for an operation, although it was not too slow. */
export type FailureReason =
  /** It says that it cannot plan the operation. */
  | 'refused'
  /** Its process ended while it planned the operation. */
  | 'ended'
  /** It does not run here, for example because it is not built for this platform. */
  | 'unavailable';

/** A planner that has no plan for an operation. Another planner may have one. */
export class PlannerFailure extends Error {
  constructor(
    readonly reason: FailureReason,
    message: string,
  ) {
    super(message);
  }
}

/** An operation over which the planner was stopped; another planner would not be quicker. */
export class PlanningTooLong extends GraphQLError {
  constructor() {
    super('The query takes too long to plan. Ask for less at once, or in several queries.', {
      extensions: { code: 'QUERY_TOO_COSTLY' },
    });
  }
}

/** An operation for which no planner has a plan, or only one that leaves out a field. */
export class NotPlannable extends GraphQLError {
  /** @param field the one to which no way was found, where that is known */
  constructor(field?: string) {
    const message = field
      ? `No way was found to get the field "${field}" from the subgraphs. Leave it out.`
      : 'No way was found to get every field of the query from its subgraphs. Leave out fields, or ask in several queries.';
    super(message, { extensions: { code: 'QUERY_NOT_PLANNABLE' } });
  }
}

/** In seconds. By then a planner has gone through some of what waits. */
const retryAfter = 1;

/** A caller who is refused a place in the queue, or whose time was over before the plan was made. */
export class PlanningRefused extends GraphQLError {
  private constructor(message: string, code: 'TOO_MANY_REQUESTS' | 'OVERLOADED', status: number) {
    super(message, { extensions: { code, http: { status, headers: new Map([['retry-after', String(retryAfter)]]) } } });
  }

  static tooMany(max: number): PlanningRefused {
    const message = `${max} new queries of yours are waiting to be planned. Send the next when one is answered.`;
    return new PlanningRefused(message, 'TOO_MANY_REQUESTS', 429);
  }

  static overloaded(): PlanningRefused {
    return new PlanningRefused(
      'Too many new queries are waiting to be planned. Try again in a moment.',
      'OVERLOADED',
      503,
    );
  }

  static tooLate(): PlanningRefused {
    return new PlanningRefused('The query could not be planned in time. Try again in a moment.', 'OVERLOADED', 503);
  }
}
