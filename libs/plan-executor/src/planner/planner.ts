import { GraphQLError } from 'graphql';
import type { QueryPlan } from '../plan/query-plan';

/** For whom an operation is planned. Callers take turns. */
export interface Caller {
  /** Identifies the caller. */
  client: string;
  deadline: {
    /** The milliseconds for which the caller still waits. */
    readonly remaining: number;
  };
}

/** Decides which subgraphs are asked for what, and in which order. */
export interface Planner {
  /**
   * @param operation the text of one valid operation and its fragments, without `@skip`, `@include` and introspection
   * @returns undefined if there is nothing to ask
   */
  plan(operation: string, caller: Caller): Promise<QueryPlan | undefined>;
  /** Ends the processes as soon as they have nothing to do. Operations are planned even after that. */
  close(): void;
}

/** Why a planner has no plan for an operation, other than the time that it takes. */
export type FailureReason =
  /** It says that it cannot plan the operation. */
  | 'refused'
  /** Its process ended while it planned the operation. */
  | 'ended'
  /** It does not run here, for example because there is no build of it for this platform. */
  | 'unavailable';

/** A planner has no plan for an operation. Another planner may have one. */
export class PlannerFailure extends Error {
  constructor(
    readonly reason: FailureReason,
    message: string,
  ) {
    super(message);
  }
}

/** The time limit of an operation's planning has passed. Another planner would not be faster. */
export class PlanningTimeoutError extends GraphQLError {
  constructor() {
    super('The query takes too long to plan. Ask for less at once, or in several queries.', {
      extensions: { code: 'QUERY_TOO_COSTLY' },
    });
  }
}

/** No planner has a plan for an operation, or only a wrong one. */
export class NotPlannableError extends GraphQLError {
  /** @param field the field to which no way was found, if it is known */
  constructor(field?: string) {
    const message = field
      ? `No way was found to get the field "${field}" from the subgraphs. Leave it out.`
      : 'No way was found to get every field of the query from its subgraphs. Leave out fields, or ask in several queries.';
    super(message, { extensions: { code: 'QUERY_NOT_PLANNABLE' } });
  }
}

/** In seconds. By then the planners have worked through a part of the queue. */
const retryAfter = 1;

/** The queue is full, or the caller's time passed before the plan was made. */
export class PlanningRefusedError extends GraphQLError {
  private constructor(message: string, code: 'TOO_MANY_REQUESTS' | 'OVERLOADED', status: number) {
    super(message, { extensions: { code, http: { status, headers: new Map([['retry-after', String(retryAfter)]]) } } });
  }

  static tooMany(max: number): PlanningRefusedError {
    const message = `${max} new queries of yours are waiting to be planned. Send the next when one is answered.`;
    return new PlanningRefusedError(message, 'TOO_MANY_REQUESTS', 429);
  }

  static overloaded(): PlanningRefusedError {
    const message = 'Too many new queries are waiting to be planned. Try again in a moment.';
    return new PlanningRefusedError(message, 'OVERLOADED', 503);
  }

  static tooLate(): PlanningRefusedError {
    const message = 'The query could not be planned in time. Try again in a moment.';
    return new PlanningRefusedError(message, 'OVERLOADED', 503);
  }
}
