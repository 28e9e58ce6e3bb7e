import { useGraphiQL } from '@graphiql/react';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { type AnsweredRequest, answers, parseQuery } from '../answer/answers';
import { operationToName } from '../answer/chosen-operation';
import { addressToShare, bareAddress } from '../answer/share-address';
import { type SharedQuery } from '../answer/share-link';
import { useViewState } from '../answer/view-state';

/** In milliseconds. Browsers limit how often a page may change its address, and a filter changes with each letter. */
const pause = 200;

/**
 * Keeps in the address what is shown, so that a reload, a bookmark and a copied address open it again, and the back button
 * the query before it. `opened` is the query in the address that the page was opened with; that address stays as it was
 * written while its answer is shown as it opened.
 */
export function FollowAddress({ opened }: { opened: SharedQuery | undefined }) {
  const tab = useGraphiQL(({ tabs, activeTabIndex }) => tabs[activeTabIndex]?.id ?? '');
  const isFetching = useGraphiQL(({ isFetching }) => isFetching);
  const answered = useSyncExternalStore(answers.subscribe, () => answers.unansweredOfTab(tab) ?? answers.ofTab(tab));
  const [state] = useViewState();
  const named = useRef(opened);
  const openedTab = useRef(tab);
  useEffect(() => {
    // A tab gets its answer after it is opened, and what the page was opened with may not run by itself.
    if (isFetching || (!answered && tab === openedTab.current)) return undefined;
    const stop = new AbortController();
    const shared = answered && { ...requestOf(answered), state };
    const timer = setTimeout(() => void follow(named, shared, stop.signal), pause);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [answered, isFetching, state, tab]);
  return null;
}

const requestOf = ({ query, variables, operationName }: AnsweredRequest) => ({
  query,
  operationName: operationToName(parseQuery(query), operationName),
  variables: Object.keys(variables).length > 0 ? JSON.stringify(variables, null, 2) : '',
});

/** Changes the address to that of `shared`. Another query than the one that it named is a step in the history. */
async function follow(
  named: { current: SharedQuery | undefined },
  shared: SharedQuery | undefined,
  stop: AbortSignal,
): Promise<void> {
  const before = named.current;
  const isSameQuery = before && shared ? keyOf(before) === keyOf(shared) : before === shared;
  if (isSameQuery && viewKeyOf(before) === viewKeyOf(shared)) return;
  const address = shared ? await addressToShare(shared) : bareAddress().href;
  if (stop.aborted) return;
  named.current = shared;
  if (address === location.href) return;
  if (before && !isSameQuery) history.pushState(null, '', address);
  else history.replaceState(null, '', address);
}

const keyOf = ({ query, variables }: SharedQuery): string =>
  JSON.stringify([query.trim(), variables.replaceAll(/\s+/g, '')]);

/** Without the language of the code, which the browser keeps. */
const viewKeyOf = (shared: SharedQuery | undefined): string =>
  JSON.stringify({ ...shared?.state, code: undefined, operationName: shared?.operationName });
