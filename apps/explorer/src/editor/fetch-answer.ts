import { type Fetcher } from '@graphiql/toolkit';
import { Kind, OperationTypeNode, parse } from 'graphql';
import { answers } from '../answer/answers';
import { sendRequest } from '../answer/gateway';
import { resetChoices } from '../answer/view-state';
import { currentLanguage } from '../language/language';

/**
 * Sends the query in the editor to the gateway, and stores the answer for the views. A later run of the same tab aborts it,
 * and so does the reader who stops it. If the reader has opened another tab meanwhile, the answer is that of its own tab.
 */
export const fetchAnswer: Fetcher = async ({ query, variables, operationName }, options) => {
  const request = { query, variables: variables as Record<string, unknown> | undefined, operationName };
  const headers = options?.headers;
  if (operationName === 'IntrospectionQuery') return sendRequest(request, { headers });
  const tab = answers.openTab();
  const language = currentLanguage();
  const run = answers.begin(tab);
  // What writes is not interrupted; its answer is ignored.
  const signal = isQuery({ query, operationName: operationName ?? undefined }) ? run.signal : undefined;
  const answer = await sendRequest(request, { headers, signal }).finally(() => answers.end(tab, run));
  if (run.signal.aborted) return neverAnswered();
  const previous = answers.ofTab(tab);
  const isOpen = tab === answers.openTab();
  if (previous && previous.query !== query && isOpen) resetChoices();
  const shown = answers.record(tab, {
    query,
    variables: request.variables ?? {},
    operationName: operationName ?? undefined,
    headers,
    answer,
    language,
    receivedAt: new Date(),
  });
  return isOpen ? shown : neverAnswered();
};

/** GraphiQL writes an answer into the tab that is open when it arrives, whichever it belongs to, unless none arrives. */
const neverAnswered = (): Promise<never> => new Promise(() => undefined);

/** False for an operation that writes, which is run by nothing but ▶. A query with a syntax error is run, and explained. */
export function isQuery({ query, operationName }: { query: string; operationName?: string | undefined }): boolean {
  try {
    const operations = parse(query).definitions.filter((each) => each.kind === Kind.OPERATION_DEFINITION);
    const chosen = operations.find(({ name }) => name?.value === operationName) ?? operations[0];
    return chosen?.operation === OperationTypeNode.QUERY;
  } catch {
    return true;
  }
}
