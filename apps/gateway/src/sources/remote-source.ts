import type { FetchAnswer } from '@tokorozawa/plan-executor';
import { SubgraphUnavailableError } from '@tokorozawa/vocabulary';
import { fetchAnswer } from './fetch-answer';
import { httpPost } from './http-post';
import type { Source } from './source';

export interface RemoteSourceOptions {
  name: string;
  /** The subgraph's GraphQL endpoint. */
  url: string;
  /** Sent only where it is given: a partner's subgraph never sees the city's secret. */
  gatewaySecret: string | undefined;
}

const greeting = JSON.stringify({ query: '{ __typename }' });

/** Asks a subgraph over HTTP. Whatever is no GraphQL answer counts as none. */
export function remoteSource({ name, url, gatewaySecret }: RemoteSourceOptions): Source {
  const post = httpPost(url, {
    'content-type': 'application/json',
    accept: 'application/json',
    ...(gatewaySecret && { authorization: `Bearer ${gatewaySecret}` }),
  });
  async function ask(body: string, requestId: string): Promise<FetchAnswer> {
    return fetchAnswer(await post(body, { 'x-request-id': requestId }));
  }

  return {
    async ask(request, { requestId, log }) {
      try {
        return await ask(request.body, requestId);
      } catch (error) {
        log.warn({ subgraph: name, url, err: error }, 'a subgraph does not answer');
        throw new SubgraphUnavailableError(name);
      }
    },
    async ping({ requestId }) {
      const { errors } = await ask(greeting, requestId);
      if (errors?.length) throw new Error(`The subgraph "${name}" answers with errors.`);
    },
    close: () => post.close(),
  };
}
