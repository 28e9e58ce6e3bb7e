import { type ExecutionResult, GraphQLError } from 'graphql';
import { currentLanguage } from '../language/language';

/** A GraphQL request as it is sent to the gateway. */
export interface GraphQLRequest {
  query: string;
  variables?: Record<string, unknown> | null;
  operationName?: string | null;
}

/**
 * Sends a request to the gateway, which answers in the reader's language. If no JSON comes back, as from a proxy's error
 * page, or if `signal` aborts the request, returns `noAnswer`.
 */
export async function sendRequest(
  body: GraphQLRequest,
  { headers, signal }: { headers?: Record<string, string>; signal?: AbortSignal } = {},
): Promise<ExecutionResult> {
  // Created outside the try block: a malformed header is the author's mistake, not an outage.
  const request = new Request('./graphql', {
    method: 'POST',
    headers: {
      accept: 'application/graphql-response+json, application/json;q=0.9',
      'accept-language': currentLanguage(),
      'content-type': 'application/json',
      ...headers,
    },
    body: JSON.stringify(body),
    signal,
  });
  try {
    const response = await fetch(request);
    return (await response.json()) as ExecutionResult;
  } catch {
    return noAnswer;
  }
}

const japanese =
  'サーバーから応答がありませんでした。通信を確かめ、少し待ってから、このページを再読み込みしてください。書いた問い合わせは、この端末に残っています。';

const english =
  'The server did not answer. Check your connection, wait a moment, then reload this page. The query you wrote is kept on this device.';

/** The result when the gateway did not answer. It contains `data`, so that GraphiQL does not repeat the request. */
export const noAnswer: ExecutionResult = {
  data: null,
  errors: [new GraphQLError(`${japanese} ${english}`, { extensions: { code: 'GATEWAY_UNREACHABLE' } })],
};
