import type { GraphQLDataSource } from '@apollo/gateway';
import { SubgraphUnavailableError } from '@tokorozawa/vocabulary';
import { Pool } from 'undici';
import { z } from 'zod';
import type { GatewayContext } from '../context';

export interface RemoteSourceOptions {
  name: string;
  /** The subgraph's GraphQL endpoint. */
  url: string;
  /** Sent only where it is given: a partner's subgraph never sees the city's secret. */
  gatewaySecret: string | undefined;
}

export interface RemoteSource extends GraphQLDataSource<GatewayContext> {
  close(): Promise<void>;
}

/** A subgraph that does not answer within this many milliseconds costs its own fields. */
const answerWithin = 10_000;

type Answer = Awaited<ReturnType<GraphQLDataSource['process']>>;

/** Of its extensions, `http` would choose the status of our own answer, and the others are for its own developers. */
const errorShape = z.object({
  message: z.string(),
  path: z.array(z.union([z.string(), z.number()])).optional(),
  extensions: z
    .looseObject({})
    .transform(({ http, stacktrace, exception, ...shown }) => shown)
    .optional(),
});

const answerShape = z
  .object({
    data: z.record(z.string(), z.unknown()).nullish(),
    errors: z.array(errorShape).optional(),
    extensions: z.object({ validUntil: z.iso.datetime().optional() }).optional(),
  })
  .refine(({ data, errors }) => data !== undefined || errors, { error: 'the body is no GraphQL answer' });

/** Asks a subgraph over HTTP, on connections that are kept. Whatever is no GraphQL answer counts as none. */
export function remoteSource({ name, url, gatewaySecret }: RemoteSourceOptions): RemoteSource {
  const { origin, pathname, search } = new URL(url);
  const pool = new Pool(origin, { connections: 64, connect: { timeout: 2_000 } });
  const headers = {
    'content-type': 'application/json',
    accept: 'application/json',
    ...(gatewaySecret && { authorization: `Bearer ${gatewaySecret}` }),
  };

  async function ask(body: string, requestId: string): Promise<Answer> {
    const response = await pool.request({
      method: 'POST',
      path: pathname + search,
      headers: { ...headers, 'x-request-id': requestId },
      body,
      signal: AbortSignal.timeout(answerWithin),
    });
    const text = await response.body.text();
    if (response.statusCode >= 500 || response.statusCode === 401) throw new Error(`status ${response.statusCode}`);
    return answerShape.parse(JSON.parse(text)) as Answer;
  }

  return {
    async process({ request, context }) {
      const { query, variables, operationName } = request;
      try {
        return await ask(JSON.stringify({ query, variables, operationName }), context.requestId);
      } catch (error) {
        context.log.warn({ subgraph: name, url, err: error }, 'a subgraph does not answer');
        throw new SubgraphUnavailableError(name);
      }
    },
    close: () => pool.close(),
  };
}
