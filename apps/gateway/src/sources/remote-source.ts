import type { GraphQLDataSource } from '@apollo/gateway';
import { SubgraphUnavailableError } from '@tokorozawa/vocabulary';
import type { FastifyBaseLogger } from 'fastify';
import { Pool } from 'undici';
import { requestIdOf } from './request-id';

export interface RemoteSourceOptions {
  name: string;
  /** The subgraph's GraphQL endpoint. */
  url: string;
  /** Sent only where it is given: a partner's subgraph never sees the city's secret. */
  gatewaySecret: string | undefined;
  log: FastifyBaseLogger;
}

export interface RemoteSource extends GraphQLDataSource {
  close(): Promise<void>;
}

/** A subgraph that does not answer within this many milliseconds costs its own fields. */
const answerWithin = 10_000;

type Answer = Awaited<ReturnType<GraphQLDataSource['process']>>;

/** Asks a subgraph over HTTP, on connections that are kept. */
export function remoteSource({ name, url, gatewaySecret, log }: RemoteSourceOptions): RemoteSource {
  const { origin, pathname, search } = new URL(url);
  const pool = new Pool(origin, {
    connections: 64,
    connect: { timeout: 2_000 },
    headersTimeout: answerWithin,
    bodyTimeout: answerWithin,
  });
  const headers = {
    'content-type': 'application/json',
    accept: 'application/json',
    ...(gatewaySecret && { authorization: `Bearer ${gatewaySecret}` }),
  };

  async function ask(body: string, requestId: string | undefined): Promise<Answer> {
    const response = await pool.request({
      method: 'POST',
      path: pathname + search,
      headers: requestId ? { ...headers, 'x-request-id': requestId } : headers,
      body,
    });
    const text = await response.body.text();
    if (response.statusCode >= 500 || response.statusCode === 401) throw new Error(`status ${response.statusCode}`);
    const answer = JSON.parse(text) as Answer;
    if (answer.data === undefined && !answer.errors) throw new Error('the body is no GraphQL answer');
    return answer;
  }

  return {
    async process({ request, context }) {
      const { query, variables, operationName } = request;
      const requestId = requestIdOf(context);
      try {
        return await ask(JSON.stringify({ query, variables, operationName }), requestId);
      } catch (error) {
        log.warn({ subgraph: name, url, requestId, err: error }, 'a subgraph does not answer');
        throw new SubgraphUnavailableError(name);
      }
    },
    close: () => pool.close(),
  };
}
