import type { ApolloServer } from '@apollo/server';
import { parseJson } from '@tokorozawa/exact-json';
import { maxTokens } from '@tokorozawa/operation-limits';
import { Deadline } from '@tokorozawa/subgraph-kit';
import { languageTagOf, negotiateLocale, PlanningGraphError } from '@tokorozawa/vocabulary';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  getOperationAST,
  parse,
  type DocumentNode,
  type GraphQLFormattedError,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import type { GatewayContext } from '../context';
import { askGraph, type AskedAnswer, type AskingContext } from '../graphql/ask-graph';
import { faultsOf } from '../graphql/check-operation';
import { followChanges, isConditional, type FollowedChanges } from '../subscriptions/followed-changes';
import { cutPage } from '../subscriptions/page-of-events';
import type { Subscriptions } from '../subscriptions/subscriptions';
import { finalFrames, type Follower } from '../subscriptions/topic';
import { sendRefusal } from './problems';

export interface EventStreamOptions {
  apollo: ApolloServer<GatewayContext>;
  /** The schema that callers see now. */
  schema(): GraphQLSchema;
  subscriptions: Subscriptions;
  /** In milliseconds. */
  requestTimeout: number;
}

/**
 * Answers a subscription as a stream of server-sent events. What is wrong with it is told by an event too, because a
 * browser shows a script nothing of an answer with another status.
 *
 * @returns false if the request is no subscription, and was not answered. A reply could not say so: it is awaited as
 *   nothing once it is sent.
 */
export async function streamEvents(
  options: EventStreamOptions,
  context: AskingContext,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<boolean> {
  const { subscriptions, schema } = options;
  const { text, operationName, variables } = parametersOf(request);
  const document = parseOrUndefined(text);
  const operation = document && getOperationAST(document, operationName);
  if (!document || operation?.operation !== 'subscription') return false;

  const caller = context.client;
  const isRefused = (): boolean => {
    const reason = subscriptions.refusalOf(caller);
    if (reason) sendRefusal(request, reply, { reason, retryAfter: 5, ...refusals[reason] });
    return reason !== undefined;
  };
  if (isRefused()) return true;

  const faults = faultsOf(schema(), document);
  if (faults.length > 0) return sendFinal(request, reply, faults);
  const followed = followedOrFault(document, operation, variables);
  if (followed instanceof PlanningGraphError) return sendFinal(request, reply, [followed.toJSON()]);
  const ask = asker(options, context);
  const after = lastEventId(request) ?? followed.after;
  const begin = after === undefined ? await presentCursor(ask, followed) : { cursor: after };
  if ('errors' in begin) return sendFinal(request, reply, begin.errors);
  // While the cursor was asked for, others may have taken the last place.
  if (isRefused()) return true;
  sendHeaders(request, reply);
  subscriptions.add(reply.raw, caller, followerOf(ask, followed, context), begin.cursor);
  return true;
}

const refusals = {
  overload: {
    code: 'OVERLOADED',
    message: 'The gateway can open no further stream now. Open it again in a moment, from the id of your last event.',
  },
  concurrency: {
    code: 'TOO_MANY_REQUESTS',
    message:
      'You have as many streams open as one caller may. Close one of them, or follow more records in one stream.',
  },
} as const;

const unknownSubscription = new PlanningGraphError(
  'The only subscription that is answered is "changed". Ask a query again from time to time instead.',
  'SUBSCRIPTIONS_NOT_SUPPORTED',
);

function followedOrFault(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Parameters['variables'],
): FollowedChanges | PlanningGraphError {
  if (!variables) return wrongVariables;
  if (isConditional(document, operation)) return conditionalSubscription;
  return followChanges(document, operation, variables) ?? unknownSubscription;
}

const conditionalSubscription = new PlanningGraphError(
  'The field of a subscription must not have @skip or @include, nor a fragment around it: the stream would say nothing.',
  'GRAPHQL_VALIDATION_FAILED',
);

const wrongVariables = new PlanningGraphError('The variables must be a JSON object.', 'BAD_REQUEST');

interface Parameters {
  text: string;
  operationName: string | undefined;
  /** Undefined if they are no JSON object. */
  variables: Record<string, unknown> | undefined;
}

function parametersOf({ method, body, query }: FastifyRequest): Parameters {
  const given = (method === 'POST' ? body : query) as Record<string, unknown> | undefined;
  const { query: text, operationName, variables } = given ?? {};
  return {
    text: typeof text === 'string' ? text : '',
    operationName: typeof operationName === 'string' ? operationName : undefined,
    variables: objectIn(method === 'GET' && typeof variables === 'string' ? parsedOrText(variables) : variables),
  };
}

function objectIn(variables: unknown = {}): Record<string, unknown> | undefined {
  if (variables === null) return {};
  return typeof variables === 'object' && !Array.isArray(variables)
    ? (variables as Record<string, unknown>)
    : undefined;
}

function parsedOrText(text: string): unknown {
  try {
    return text === '' ? {} : parseJson(text);
  } catch {
    return text;
  }
}

/** Clients say of every operation that they accept events. Few texts need to be parsed here. */
function parseOrUndefined(text: string): DocumentNode | undefined {
  if (!text.includes('subscription')) return undefined;
  try {
    return parse(text, { maxTokens });
  } catch {
    return undefined;
  }
}

/** A browser sends it when it opens a stream again, with the address of the first time. */
function lastEventId({ headers }: FastifyRequest): string | undefined {
  const id = headers['last-event-id'];
  return typeof id === 'string' && id !== '' ? id : undefined;
}

type Ask = (query: string, variables: Record<string, unknown>, moment: string) => Promise<AskedAnswer>;

/** Asks queries as the caller of a request would. */
function asker({ apollo, requestTimeout }: EventStreamOptions, context: AskingContext): Ask {
  return (query, variables, moment) => {
    const deadline = new Deadline(requestTimeout);
    // A read that began before the last change of data must not be shared.
    const fresh = { ...context, credentials: `${context.credentials}\n${moment}` };
    return askGraph(apollo, fresh, { query, variables, deadline });
  };
}

/** The cursor behind everything that has happened. */
async function presentCursor(
  ask: Ask,
  { beginQuery, variables }: FollowedChanges,
): Promise<{ cursor: string } | { errors: readonly GraphQLFormattedError[] }> {
  const { data, errors } = await ask(beginQuery, variables, 'begin');
  const { snapshot } = JSON.parse(data ?? '{}') as { snapshot?: { cursor: string } | null };
  return snapshot ? { cursor: snapshot.cursor } : { errors };
}

function followerOf(
  ask: Ask,
  { query, cursorVariable, variables, responseName, key }: FollowedChanges,
  { credentials, locale }: AskingContext,
): Follower {
  return {
    key: [locale, credentials, key].join('\n'),
    responseName,
    async ask(cursor, moment) {
      const { data, errors } = await ask(query, { ...variables, [cursorVariable]: cursor }, String(moment));
      return { page: data === undefined ? undefined : cutPage(data), errors };
    },
  };
}

/** From here on, Fastify has no part in the answer. */
function sendHeaders(request: FastifyRequest, reply: FastifyReply): void {
  const locale = negotiateLocale(request.headers['accept-language']);
  reply.hijack();
  reply.raw.writeHead(200, {
    ...(reply.getHeaders() as Record<string, string>),
    'content-type': 'text/event-stream; charset=utf-8',
    'content-language': languageTagOf[locale],
    'cache-control': 'no-store',
    vary: 'accept, accept-language',
    // Proxies that collect an answer before they pass it on are asked not to.
    'x-accel-buffering': 'no',
    // Nothing follows a stream on its connection, and a gateway that stops need not wait for it.
    connection: 'close',
  });
  reply.raw.write('retry: 1000\n\n');
}

function sendFinal(request: FastifyRequest, reply: FastifyReply, errors: readonly GraphQLFormattedError[]): true {
  sendHeaders(request, reply);
  reply.raw.end(finalFrames(errors));
  return true;
}
