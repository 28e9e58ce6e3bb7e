import { type Fetcher } from '@graphiql/toolkit';
import { type ExecutionResult } from 'graphql';
import { noAnswer } from './no-answer';

/** Sends what the editor holds to the gateway; a gateway that does not answer is told in words. */
export const askGateway: Fetcher = async (params, options) => {
  // Made outside the try: a malformed header is the writer's mistake, not an outage.
  const request = new Request('/graphql', {
    method: 'POST',
    headers: {
      accept: 'application/graphql-response+json, application/json;q=0.9',
      'content-type': 'application/json',
      ...options?.headers,
    },
    body: JSON.stringify(params),
  });
  try {
    const response = await fetch(request);
    const answer: ExecutionResult = await response.json();
    return answer;
  } catch {
    // No connection, or a proxy's error page where JSON should be.
    return noAnswer;
  }
};
