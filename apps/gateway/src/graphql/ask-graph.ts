import type { ApolloServer } from '@apollo/server';
import { Dependencies } from '@tokorozawa/response-cache';
import { Deadline } from '@tokorozawa/subgraph-kit';
import type { Ask } from '@tokorozawa/resources';
import type { GraphQLFormattedError } from 'graphql';
import type { GatewayContext } from '../context';
import { DataPlaceholder } from './json-data';

/** What the operations of one request have in common. */
export type AskingContext = Omit<GatewayContext, 'deadline' | 'dependencies' | 'answer'>;

export interface AskedOperation {
  query: string;
  variables: Record<string, unknown>;
  deadline: Deadline;
  /** What the answer depends on is added to it. */
  dependencies?: Dependencies;
}

export interface AskedAnswer {
  /** As JSON. Undefined if the operation was refused or failed as a whole. */
  data: string | undefined;
  errors: readonly GraphQLFormattedError[];
}

/** Runs an operation for something else than an answer of `/graphql`. */
export async function askGraph(
  apollo: ApolloServer<GatewayContext>,
  context: AskingContext,
  { query, variables, deadline, dependencies = new Dependencies() }: AskedOperation,
): Promise<AskedAnswer> {
  const contextValue = { ...context, deadline, dependencies, answer: {} };
  const { body } = await apollo.executeOperation({ query, variables }, { contextValue });
  if (body.kind !== 'single') throw new Error('The gateway does not answer in parts.');
  const { data, errors = [] } = body.singleResult;
  return { data: data instanceof DataPlaceholder ? data.take().text : undefined, errors };
}

export interface AskerOptions {
  /** In milliseconds. */
  requestTimeout: number;
  /** When the time of the request began, by `performance.now()`. */
  began: number;
  dependencies: Dependencies;
}

/** Of the remaining time of a request, what an operation may take. Another one may have to follow it. */
const share = 0.9;

/**
 * Lets a resource run operations on behalf of a request. Operations that lack something use up the time of the request, so
 * that it does not wait again and again for what does not answer. Others do not: a large file may take its time.
 */
export function askerOf(
  apollo: ApolloServer<GatewayContext>,
  context: AskingContext,
  { requestTimeout, began, dependencies }: AskerOptions,
): Ask {
  let used = performance.now() - began;
  return async (query, variables = {}) => {
    const timeout = used + (requestTimeout - used) * share;
    const deadline = new Deadline(timeout, performance.now() - used);
    const { data, errors } = await askGraph(apollo, context, { query, variables, deadline, dependencies });
    if (errors.length > 0) used = Math.max(used, timeout - deadline.remaining);
    return { data: data === undefined ? null : (JSON.parse(data) as never), errors };
  };
}
