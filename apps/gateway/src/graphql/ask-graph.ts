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
  /** In milliseconds. */
  timeout: number;
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
  { query, variables, timeout, dependencies = new Dependencies() }: AskedOperation,
): Promise<AskedAnswer> {
  const contextValue = { ...context, deadline: new Deadline(timeout), dependencies, answer: {} };
  const { body } = await apollo.executeOperation({ query, variables }, { contextValue });
  if (body.kind !== 'single') throw new Error('The gateway does not answer in parts.');
  const { data, errors = [] } = body.singleResult;
  return { data: data instanceof DataPlaceholder ? data.take().text : undefined, errors };
}

/** Lets a resource run operations on behalf of a request. Each of them may take `timeout` milliseconds. */
export const askerOf =
  (
    apollo: ApolloServer<GatewayContext>,
    context: AskingContext,
    options: Pick<AskedOperation, 'timeout' | 'dependencies'>,
  ): Ask =>
  async (query, variables = {}) => {
    const { data, errors } = await askGraph(apollo, context, { ...options, query, variables });
    return { data: data === undefined ? null : (JSON.parse(data) as never), errors };
  };
