import { type AnchorHTMLAttributes } from 'react';
import { searchAddress } from './search-address';
import { type Search } from './search-request';

interface SearchLinkProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href' | 'onClick'> {
  to: Search;
  go: (next: Search) => void;
}

/** A link to another search. It does not load the page again, unless the reader opens it in another tab or window. */
export function SearchLink({ to, go, ...attributes }: SearchLinkProps) {
  return (
    <a
      {...attributes}
      href={searchAddress(to)}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        go(to);
      }}
    />
  );
}
