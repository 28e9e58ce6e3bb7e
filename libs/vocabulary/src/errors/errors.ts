import { type ASTNode, GraphQLError, type GraphQLErrorExtensions } from 'graphql';

/**
 * Every `extensions.code` that a caller of the graph can meet: the HTTP status of an answer that has this error and no
 * data, what it means, and what the caller should do. An answer with data has the status 200, whatever errors it has.
 * The list is closed; `npm run docs` makes the table in README.md from it.
 *
 * An error has its code from where it is made: by one of the classes below, or in its `extensions` in libraries that do not
 * know our domains. To find these places, search for `code: 'X'`, or for `new` and the class. Errors that are not ours get a
 * code where they leave their domain (`subgraph-errors.ts`) or the gateway (`format-error.ts`).
 */
export const errorCodes = {
  BAD_USER_INPUT: {
    status: 400,
    meaning: 'An argument or a variable has a value that the graph cannot accept.',
    whatToDo:
      'Correct the value: the message says what is right, "path" is that of the field, and "extensions.argument" names the argument with the fields inside it, such as "where.fiscalYear".',
  },
  CURSOR_EXPIRED: {
    status: 400,
    meaning:
      'The changes behind the cursor are no longer known: they are older than the graph keeps them, or the database was replaced.',
    whatToDo:
      'Begin anew: read all records with "snapshot", replace your copy by them, and follow from the cursor of the snapshot.',
  },
  NOT_FOUND: {
    status: 200,
    meaning: 'No record has the id or the code that was asked for.',
    whatToDo: 'Check the id against the list query of the same type.',
  },
  UNAUTHENTICATED: {
    status: 401,
    meaning:
      'The operation needs a key or an access token, and the request has none; or it has one that is not valid, which no operation accepts.',
    whatToDo:
      'Send a valid key in the header "authorization", as "Bearer <key>". The message says what is wrong with the one that was sent. Leave it out to read only.',
  },
  FORBIDDEN: {
    status: 403,
    meaning: 'The key or access token is valid, but does not allow this operation.',
    whatToDo: 'Ask the office that issued it for the scope that the message names.',
  },
  AUTHENTICATION_UNAVAILABLE: {
    status: 503,
    meaning: 'The key or access token of the request could not be checked, so the request was not processed.',
    whatToDo: 'Send the same request again in a moment; without a key, if it only reads.',
  },
  SUBGRAPH_UNAVAILABLE: {
    status: 200,
    meaning:
      'The part of the graph that "extensions.subgraph" names does not answer; its fields are null, the rest is complete.',
    whatToDo:
      'Use the rest of the answer, and retry in a moment. There is one error for each request that was not answered; "path" is that of the first of its fields. With "extensions.outcome" UNKNOWN a mutation may have written although its answer is lost: send it again with the same idempotency key.',
  },
  QUERY_TOO_DEEP: {
    status: 400,
    meaning: 'The fields of the query are nested deeper than the graph allows.',
    whatToDo: 'Split the query, or start it nearer to the records that you need.',
  },
  QUERY_TOO_LONG: {
    status: 400,
    meaning: 'The text of the query is longer than the graph allows.',
    whatToDo: 'Use fragments and variables, or split the query.',
  },
  TOO_MANY_ALIASES: {
    status: 400,
    meaning: 'The query gives more aliases, or repeats more fields, than the graph allows.',
    whatToDo: 'Ask for a list instead of many single records, or split the query.',
  },
  TOO_MANY_DIRECTIVES: {
    status: 400,
    meaning: 'The query uses more directives than the graph allows.',
    whatToDo: 'Remove the directives that are not needed, or split the query.',
  },
  QUERY_TOO_COSTLY: {
    status: 400,
    meaning: 'The estimated cost of the query is higher than the graph allows.',
    whatToDo: 'Ask for smaller pages with "first", or for fewer nested lists.',
  },
  GRAPHQL_PARSE_FAILED: {
    status: 400,
    meaning: 'The text of the query is not GraphQL.',
    whatToDo: 'Correct the syntax at the line and column in "locations".',
  },
  GRAPHQL_VALIDATION_FAILED: {
    status: 400,
    meaning: 'The query does not fit the schema.',
    whatToDo: 'Compare the fields and arguments that the message names with the schema.',
  },
  OPERATION_RESOLUTION_FAILURE: {
    status: 400,
    meaning: 'The request does not say which of its operations to run, or names one that it does not contain.',
    whatToDo: 'Set "operationName" to the name of one operation in the query.',
  },
  PERSISTED_QUERY_NOT_FOUND: {
    status: 200,
    meaning: 'The graph does not know the hash of the query yet.',
    whatToDo:
      'Send the hash once more together with the text of the query; clients of persisted queries do so by themselves.',
  },
  PERSISTED_QUERY_NOT_SUPPORTED: {
    status: 200,
    meaning: 'The graph does not take hashes in place of queries.',
    whatToDo: 'Send the text of the query.',
  },
  BAD_REQUEST: {
    status: 400,
    meaning: 'The HTTP request is not a well-formed GraphQL request.',
    whatToDo: 'Send a POST with the header "content-type: application/json" and a JSON body that has a "query".',
  },
  METHOD_NOT_ALLOWED: {
    status: 405,
    meaning: 'What is at the address does not take the method of the request.',
    whatToDo: 'Use one of the methods in the header "allow" of the answer.',
  },
  NOT_ACCEPTABLE: {
    status: 406,
    meaning: 'The address has no form that the header "accept" of the request allows.',
    whatToDo: 'Allow one of the media types that the message names, or leave the header out.',
  },
  SUBSCRIPTIONS_NOT_SUPPORTED: {
    status: 400,
    meaning:
      'The operation is a subscription that was not asked for as a stream of events, or another one than "changed".',
    whatToDo:
      'Send "changed" with the header "accept: text/event-stream". In place of any other, ask a query again from time to time; an unchanged answer costs next to nothing with "If-None-Match".',
  },
  QUERY_NOT_PLANNABLE: {
    status: 400,
    meaning:
      'No way was found to get every field of the query from its subgraphs, or the planner failed at this query before.',
    whatToDo:
      'Leave out the fields that the message names, or ask in several queries. The same query is refused again.',
  },
  SUBGRAPH_ERROR: {
    status: 200,
    meaning:
      'A subgraph that another organization runs reported an error of its own; "extensions.subgraph" names it, and "extensions.subgraphCode" has its own code.',
    whatToDo: 'Read the message, which is the subgraph\'s, and its documentation of "extensions.subgraphCode".',
  },
  TOO_MANY_REQUESTS: {
    status: 429,
    meaning: 'This caller has sent more requests, or has more of them under way, than one caller may.',
    whatToDo: 'Wait for the seconds in the header "retry-after", then go on more slowly.',
  },
  OVERLOADED: {
    status: 503,
    meaning:
      'The gateway has more to do than it can finish in time, and did not begin with this request. With "extensions.subgraph" it is this part of the graph that could not finish in time: its fields are null, the rest is complete.',
    whatToDo: 'Send the same request again after the seconds in the header "retry-after", or in a moment.',
  },
  INTERNAL_SERVER_ERROR: {
    status: 500,
    meaning: 'Something failed inside the graph; the request is not at fault.',
    whatToDo: 'Retry in a moment. If it goes on, report it with the header "x-request-id" of the answer.',
  },
} as const satisfies Record<string, { status: number; meaning: string; whatToDo: string }>;

/** A code of {@link errorCodes}. */
export type ErrorCode = keyof typeof errorCodes;

/** Whether a value, such as the `extensions.code` of a foreign error, is one of {@link errorCodes}. */
export function isErrorCode(value: unknown): value is ErrorCode {
  return typeof value === 'string' && Object.hasOwn(errorCodes, value);
}

/** An error for the caller of the graph: a message that says what to do next, and a code of {@link errorCodes}. */
export class PlanningGraphError extends GraphQLError {
  /**
   * @param message one or two full sentences, shown to the caller as they stand
   * @param code goes into `extensions.code`
   * @param extensions what else programs may want to read; a `code` in it has no effect
   * @param nodes the places in the query that are at fault, printed as `locations`
   */
  constructor(message: string, code: ErrorCode, extensions: GraphQLErrorExtensions = {}, nodes?: ASTNode) {
    super(message, { extensions: { ...extensions, code }, nodes });
    this.name = new.target.name;
  }
}

/** What an error about an argument says of it. */
export interface ArgumentExtensions extends GraphQLErrorExtensions {
  /** The argument, and the fields inside it that lead to the wrong value: `where.between.start`. */
  argument?: string;
}

/** No record has the id that was asked for: `No sister city has the id "zzz".` */
export class NotFoundError extends PlanningGraphError {
  constructor(message: string, extensions?: ArgumentExtensions) {
    super(message, 'NOT_FOUND', extensions);
  }
}

/** A value from outside is not acceptable; the message names it and shows what is right. */
export class InvalidInputError extends PlanningGraphError {
  constructor(message: string, extensions?: ArgumentExtensions, nodes?: ASTNode) {
    super(message, 'BAD_USER_INPUT', extensions, nodes);
  }
}

/** The changes behind a cursor are no longer known. */
export class CursorExpiredError extends PlanningGraphError {
  /** @param subgraphs those whose changes are not known */
  constructor(subgraphs: string[]) {
    super(
      `The changes behind the cursor are no longer known (${subgraphs.join(', ')}). Begin anew: read all records with "snapshot", replace your copy by them, and go on from the cursor of the snapshot.`,
      'CURSOR_EXPIRED',
      { subgraphs },
    );
  }
}

/** The caller is known, but may not do this. */
export class ForbiddenError extends PlanningGraphError {
  constructor(message: string, extensions?: GraphQLErrorExtensions) {
    super(message, 'FORBIDDEN', extensions);
  }
}

/** The caller is not known, and must be for this. */
export class UnauthenticatedError extends PlanningGraphError {
  constructor(message: string, extensions?: GraphQLErrorExtensions) {
    super(message, 'UNAUTHENTICATED', extensions);
  }
}

/** One subgraph does not answer. It costs only that subgraph's own fields. */
export class SubgraphUnavailableError extends PlanningGraphError {
  /**
   * @param subgraph its name, also given as `extensions.subgraph`
   * @param reason a few words for the public, such as `no answer within 5 seconds`; never an address
   */
  constructor(subgraph: string, reason?: string) {
    const because = reason ? ` (${reason})` : '';
    super(
      `The subgraph "${subgraph}" does not answer${because}; its fields are null. Try again in a moment.`,
      'SUBGRAPH_UNAVAILABLE',
      { subgraph },
    );
  }
}

/** One subgraph answers others, but has more to do than it can finish in time. It costs only that subgraph's own fields. */
export class SubgraphOverloadedError extends PlanningGraphError {
  /** @param subgraph its name, also given as `extensions.subgraph` */
  constructor(subgraph: string) {
    super(
      `The subgraph "${subgraph}" has more to do than it can finish in time; its fields are null. Try again in a moment.`,
      'OVERLOADED',
      { subgraph },
    );
  }
}

/**
 * An error for the person at the command line: one sentence that says what went wrong and what to do.
 * It is printed without its stack.
 */
export class UserFacingError extends Error {
  override name = 'UserFacingError';
}
