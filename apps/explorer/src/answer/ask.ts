import { type ExecutionResult } from 'graphql';
import { noAnswer } from './no-answer';

/** A GraphQL request as it goes over the wire. */
export interface Question {
  query: string;
  variables?: Record<string, unknown> | null;
  operationName?: string | null;
}

/** Asks the gateway. One that does not answer, or a proxy's error page in its place, is told in words. */
export async function ask(question: Question, headers: Record<string, string> = {}): Promise<ExecutionResult> {
  // Made outside the try: a malformed header is the writer's mistake, not an outage.
  const request = new Request('/graphql', {
    method: 'POST',
    headers: {
      accept: 'application/graphql-response+json, application/json;q=0.9',
      'content-type': 'application/json',
      ...headers,
    },
    body: JSON.stringify(question),
  });
  try {
    const response = await fetch(request);
    return (await response.json()) as ExecutionResult;
  } catch {
    return noAnswer;
  }
}
