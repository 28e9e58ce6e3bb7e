import type { FetchAnswer } from '@tokorozawa/plan-executor';
import { SubgraphUnavailableError } from '@tokorozawa/vocabulary';
import { Pool } from 'undici';
import { z } from 'zod';
import type { Source } from './source';

export interface RemoteSourceOptions {
  name: string;
  /** The subgraph's GraphQL endpoint. */
  url: string;
  /** Sent only where it is given: a partner's subgraph never sees the city's secret. */
  gatewaySecret: string | undefined;
}

/** A subgraph that does not answer within this many milliseconds costs its own fields. */
const answerWithin = 10_000;

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
  .object({ data: z.record(z.string(), z.unknown()).nullish(), errors: z.array(errorShape).optional() })
  .refine(({ data, errors }) => data !== undefined || errors, { error: 'the body is no GraphQL answer' });

/** Asks a subgraph over HTTP, on connections that are kept. Whatever is no GraphQL answer counts as none. */
export function remoteSource({ name, url, gatewaySecret }: RemoteSourceOptions): Source {
  const { origin, pathname, search } = new URL(url);
  const pool = new Pool(origin, { connections: 64, connect: { timeout: 2_000 } });
  const headers = {
    'content-type': 'application/json',
    accept: 'application/json',
    ...(gatewaySecret && { authorization: `Bearer ${gatewaySecret}` }),
  };

  async function post(body: string, requestId: string): Promise<FetchAnswer> {
    const response = await pool.request({
      method: 'POST',
      path: pathname + search,
      headers: { ...headers, 'x-request-id': requestId },
      body,
      signal: AbortSignal.timeout(answerWithin),
    });
    const text = await response.body.text();
    if (response.statusCode >= 500 || response.statusCode === 401) throw new Error(`status ${response.statusCode}`);
    return answerShape.parse(JSON.parse(text)) as FetchAnswer;
  }

  return {
    async ask(request, context) {
      try {
        return await post(request.body, context.requestId);
      } catch (error) {
        context.log.warn({ subgraph: name, url, err: error }, 'a subgraph does not answer');
        throw new SubgraphUnavailableError(name);
      }
    },
    close: () => pool.close(),
  };
}
