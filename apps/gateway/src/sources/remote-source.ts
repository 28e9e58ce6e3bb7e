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

/** Asks a subgraph over HTTP. Whatever is no GraphQL answer counts as none. */
export function remoteSource({ name, url, gatewaySecret }: RemoteSourceOptions): Source {
  const post = httpPost(url, {
    'content-type': 'application/json',
    accept: 'application/json',
    ...(gatewaySecret && { authorization: `Bearer ${gatewaySecret}` }),
  });
  return {
    async ask(request, { requestId, log }) {
      try {
        return fetchAnswer(await post(request.body, { 'x-request-id': requestId }));
      } catch (error) {
        log.warn({ subgraph: name, url, err: error }, 'a subgraph does not answer');
        throw new SubgraphUnavailableError(name);
      }
    },
    close: () => post.close(),
  };
}
