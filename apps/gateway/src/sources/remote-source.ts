import type { FetchAnswer } from '@tokorozawa/plan-executor';
import { DeadlineExceededError } from '@tokorozawa/subgraph-kit';
import { acceptedEncodings, decoded } from './content-encoding';
import { ownAnswer, partnersAnswer } from './fetch-answer';
import { HttpClient, type HttpAnswer, type HttpRequest } from './http-client';
import { NoAnswerError, type FetchContext, type Source } from './source';

export interface RemoteSourceOptions {
  /** The subgraph's GraphQL endpoint. */
  url: string;
  /** In bytes. */
  maxAnswer: number;
}

export interface OwnSourceOptions extends RemoteSourceOptions {
  gatewaySecret: string | undefined;
}

/** Asks a subgraph of ours over HTTP. */
export function remoteSource({ gatewaySecret, ...options }: OwnSourceOptions): Source {
  const health = new URL('health', options.url);
  return httpSource(options, {
    headers: gatewaySecret ? { authorization: `Bearer ${gatewaySecret}` } : {},
    read({ status }, text) {
      // It is not the caller who lacks the secret.
      if (status === 401) throw new Error('the subgraph knows another secret');
      return ownAnswer(text);
    },
    ping: { method: 'GET', path: health.pathname + health.search },
    isAlive: ({ status }) => status === 200,
  });
}

/** Asks a subgraph that another organization runs. It never sees the city's secret, and may be far away. */
export function partnerSource(options: RemoteSourceOptions): Source {
  const { pathname, search } = new URL(options.url);
  return httpSource(options, {
    headers: { 'accept-encoding': acceptedEncodings },
    read: (_answer, text) => partnersAnswer(text),
    ping: { method: 'POST', path: pathname + search, body: JSON.stringify({ query: '{ __typename }' }) },
    isAlive: (_answer, text) => !partnersAnswer(text).errors,
  });
}

interface Manners {
  headers: Record<string, string>;
  /** Throws when it is no GraphQL answer. */
  read(answer: HttpAnswer, text: string): FetchAnswer;
  ping: Pick<HttpRequest, 'method' | 'path' | 'body'>;
  isAlive(answer: HttpAnswer, text: string): boolean;
}

function httpSource({ url, maxAnswer }: RemoteSourceOptions, { headers, read, ping, isAlive }: Manners): Source {
  const { origin, pathname, search } = new URL(url);
  const client = new HttpClient({ origin, maxAnswer });
  const path = pathname + search;
  const common = { 'content-type': 'application/json', accept: 'application/json', ...headers };

  async function send(
    request: Pick<HttpRequest, 'method' | 'path' | 'body' | 'isRepeatable'>,
    { requestId, deadline }: FetchContext,
  ): Promise<HttpAnswer> {
    const headers = { ...common, 'x-request-id': requestId, 'x-request-timeout-ms': String(deadline.timeout) };
    try {
      return await client.send({ ...request, headers, deadline });
    } catch (error) {
      if (error instanceof NoAnswerError || error instanceof DeadlineExceededError) throw error;
      throw new NoAnswerError('the subgraph cannot be reached', true, undefined, { cause: error });
    }
  }

  return {
    async ask({ body, isMutation }, context) {
      const answer = await send({ method: 'POST', path, body, isRepeatable: !isMutation }, context);
      try {
        return read(answer, await textOf(answer, maxAnswer));
      } catch (error) {
        if (error instanceof NoAnswerError) throw error;
        const { status } = answer;
        const isOutage = status >= 500 || status === 401;
        throw new NoAnswerError(`status ${status} without a GraphQL answer`, isOutage);
      }
    },
    async ping(context) {
      const answer = await send({ ...ping, isRepeatable: true }, context);
      if (!isAlive(answer, await textOf(answer, maxAnswer))) throw new Error('the subgraph says that it is not ready');
    },
    close: () => client.close(),
  };
}

/** Most answers are not encoded, and need not be waited for once more. */
const textOf = (answer: HttpAnswer, maxAnswer: number): string | Promise<string> =>
  answer.encoding === '' ? String(answer.body) : decoded(answer, maxAnswer).then(String);
