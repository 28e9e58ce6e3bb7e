import { type Fetcher } from '@graphiql/toolkit';
import { answers } from '../answer/answers';
import { ask } from '../answer/ask';
import { lookAfresh } from '../answer/use-view-state';

/** Sends what the editor holds to the gateway, and keeps the answer for the views of it. */
export const askGateway: Fetcher = async ({ query, variables, operationName }, options) => {
  const tab = answers.currentTab();
  const question = { query, variables: variables as Record<string, unknown> | undefined, operationName };
  const answer = await ask(question, options?.headers);
  if (operationName !== 'IntrospectionQuery') {
    if (answers.of(tab) && answers.of(tab)?.query !== query) lookAfresh();
    const kept = { query, variables: question.variables ?? {}, operationName: operationName ?? undefined };
    answers.record(tab, { ...kept, answer, at: new Date() });
  }
  return answer;
};
