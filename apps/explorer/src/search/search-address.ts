import { useEffect, useState } from 'react';
import { type Search } from './search-request';

/** How long the reader must not have typed before the address follows, in milliseconds. Browsers limit how often it changes. */
const pause = 400;

/** Reads the search in an address: `/?q=防災`, or `/?q=防災&domain=INFORMATIZATION` for the records of one domain. */
export function searchInAddress(address: string): Search {
  const given = new URL(address).searchParams;
  return { text: given.get('q') ?? '', subgraph: given.get('domain') ?? undefined };
}

/** The address of a search on the front page; that of the page itself for an empty text. */
export function searchAddress({ text, subgraph }: Search): string {
  if (!text.trim()) return './';
  return `./?${new URLSearchParams({ q: text.trim(), ...(subgraph && { domain: subgraph }) })}`;
}

export interface SearchControl {
  search: Search;
  /** Follows the reader's typing. While they type, the address of one entry of the history changes. */
  type: (text: string) => void;
  /** Completes a search: what is searched next becomes another entry of the history. */
  settle: () => void;
  /** Begins another search, and completes it. */
  go: (next: Search) => void;
}

/** The search of the page. Its address can be shared, and goes back and forth in the history. */
export function useSearchInAddress(): SearchControl {
  const [search, setSearch] = useState(() => searchInAddress(location.href));

  useEffect(() => {
    const follow = () => setSearch(searchInAddress(location.href));
    window.addEventListener('popstate', follow);
    return () => window.removeEventListener('popstate', follow);
  }, []);

  useEffect(() => {
    const timer = setTimeout(() => writeAddress(search), pause);
    return () => clearTimeout(timer);
  }, [search]);

  return {
    search,
    type: (text) => setSearch({ ...search, text }),
    settle: () => settle(search),
    go: (next) => {
      settle(search);
      setSearch(next);
      settle(next);
    },
  };
}

/** The state of an entry of the history whose search the reader is still typing. */
const draft = 'draft';

function writeAddress(search: Search): void {
  const address = searchAddress(search);
  if (address === searchAddress(searchInAddress(location.href))) return;
  if (history.state === draft) history.replaceState(draft, '', address);
  else history.pushState(draft, '', address);
}

function settle(search: Search): void {
  writeAddress(search);
  history.replaceState(null, '', location.href);
}
