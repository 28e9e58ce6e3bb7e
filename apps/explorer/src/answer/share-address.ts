import { questionOf } from '../questions/bundled';
import { type SharedQuery, toHash } from './share-link';
import { defaultViewState } from './view-state';

/** The shortest address of the page that opens the same query in the same view. Keeps the language in the address. */
export async function addressToShare(shared: SharedQuery): Promise<string> {
  const address = bareAddress();
  address.hash = hashOfQuestion(shared) ?? (await toHash(shared));
  return address.href;
}

/** The address of the page without a query. Keeps the language. */
export function bareAddress(): URL {
  const address = new URL(location.href);
  for (const name of ['query', 'variables', 'operationName', 'view']) address.searchParams.delete(name);
  address.hash = '';
  return address;
}

/** `#question=…` for a ready-made question that was not changed, of which no more than variables and view were chosen. */
function hashOfQuestion({ query, variables, state }: SharedQuery): string | undefined {
  const question = questionOf(query);
  const choices = JSON.stringify({ ...state, view: defaultViewState.view, code: undefined });
  if (!question || choices !== JSON.stringify(defaultViewState)) return undefined;
  const parameters = new URLSearchParams();
  if (variables.trim()) parameters.set('variables', compact(variables));
  if (state.view !== defaultViewState.view) parameters.set('view', state.view);
  const suffix = parameters.size > 0 ? `&${parameters}` : '';
  return `#question=${question.id}${suffix}`;
}

function compact(variables: string): string {
  try {
    return JSON.stringify(JSON.parse(variables));
  } catch {
    return variables;
  }
}
