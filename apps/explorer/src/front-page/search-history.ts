/** The state of an entry of the history whose search the reader is still typing. */
const draft = 'draft';

/** What the address searches for: `/?q=防災`, or `/?q=防災&domain=INFORMATIZATION` for the records of one domain. */
export function searchInAddress(): { text: string; domain: string | null } {
  const given = new URLSearchParams(location.search);
  return { text: given.get('q') ?? '', domain: given.get('domain') };
}

/** The address of the page that searches for a text. A domain that was chosen stays. */
export function addressOfSearch(text: string): URL {
  const address = new URL(location.href);
  if (text) address.searchParams.set('q', text);
  else for (const name of ['q', 'domain']) address.searchParams.delete(name);
  address.hash = '';
  return address;
}

/**
 * The address of the page follows the search. It can be shared, and goes back and forth in the history. While the reader
 * types, the address of one entry changes; a completed search stays in an entry of its own.
 */
export class SearchHistory {
  readonly #site: string;

  /** @param site what the page is called without a search */
  constructor(site: string) {
    this.#site = site;
  }

  /** Follows the reader's typing. */
  draft(text: string): void {
    if (text === searchInAddress().text) return;
    const address = addressOfSearch(text);
    if (history.state === draft) history.replaceState(draft, '', address);
    else history.pushState(draft, '', address);
    const mark = /^(【.*?】|\[.*?\] )?/.exec(document.title)?.[0] ?? '';
    document.title = `${mark}${text ? `${text} – ` : ''}${this.#site}`;
  }

  /** Completes a search: what is searched next becomes another entry. */
  settle(): void {
    if (history.state === draft) history.replaceState(null, '', location.href);
  }

  /** Begins another search, and completes it. */
  go(address: URL): void {
    this.settle();
    if (address.search !== location.search) history.pushState(null, '', address);
  }
}
