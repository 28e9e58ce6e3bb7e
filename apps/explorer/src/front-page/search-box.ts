import { isArrival } from '../page-script/arrival';
import { leadLanguagesTo } from '../page-script/language-links';
import { inPageLanguage } from '../page-script/words';
import { asListbox, optionsIn } from './listbox';
import { addressOfSearch, SearchHistory, searchInAddress } from './search-history';

/** How long the reader must not have typed before a search is sent, in milliseconds. */
const pause = 150;
/** After how long the page says that it is still waiting, in milliseconds. */
const longWait = 2_000;

/**
 * Answers the search of the front page while the reader types: a combobox in the ARIA pattern, whose list is part of the page.
 * The focus stays in the box, the arrow keys choose a hit, and Enter opens it. The tab key leads from hit to hit. The server writes what is found; this only puts
 * it into the element `below`. Does nothing on other pages.
 * @param onShown is called when something else is there
 */
export function followSearch(onShown: () => void): void {
  const form = document.querySelector<HTMLFormElement>('form.find');
  const input = form?.querySelector<HTMLInputElement>('#search');
  const below = document.querySelector<HTMLElement>('#below');
  const said = document.querySelector<HTMLElement>('.said');
  if (form && input && below && said) new SearchBox(form, input, below, said, onShown);
}

class SearchBox {
  readonly #input: HTMLInputElement;
  readonly #below: HTMLElement;
  readonly #said: HTMLElement;
  readonly #history: SearchHistory;
  readonly #onShown: () => void;
  /** The query of the address whose content is shown; undefined if it is to be asked for again. */
  #shown: string | undefined = location.search;
  #underWay: AbortController | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    form: HTMLFormElement,
    input: HTMLInputElement,
    below: HTMLElement,
    said: HTMLElement,
    onShown: () => void,
  ) {
    this.#input = input;
    this.#below = below;
    this.#said = said;
    this.#onShown = onShown;
    this.#history = new SearchHistory(form.dataset.site ?? '');
    input.setAttribute('role', 'combobox');
    input.setAttribute('aria-autocomplete', 'list');
    input.setAttribute('aria-controls', below.id);
    input.setAttribute('aria-describedby', 'search-keys');
    this.#takeOptions();
    input.addEventListener('input', () => this.#type());
    input.addEventListener('keydown', (event) => this.#actOnKey(event));
    input.addEventListener('blur', () => this.#history.settle());
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#search();
    });
    below.addEventListener('click', (event) => this.#followLink(event));
    below.addEventListener('keydown', (event) => this.#moveFocus(event));
    below.addEventListener('focusin', ({ target }) => this.#setActive(optionAt(target)));
    below.addEventListener('focusout', () => this.#setActive(undefined));
    // In place of the script of all pages, which would replace the box as well.
    window.addEventListener('popstate', (event) => this.#goInHistory(event), { capture: true });
    leadLanguagesTo(() => addressOfSearch(this.#text));
    // What was typed before this script was there.
    if (isArrival() && this.#text !== searchInAddress().text) this.#type();
  }

  #type(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#history.draft(this.#text);
      void this.#show();
    }, pause);
  }

  get #text(): string {
    return this.#input.value.trim();
  }

  /** Completes the search that is typed, at once. */
  #search(): void {
    clearTimeout(this.#timer);
    if (this.#text !== searchInAddress().text) this.#history.draft(this.#text);
    this.#history.settle();
    void this.#show();
    // Puts away the keyboard of a phone, which hides the results.
    if (window.matchMedia('(pointer: coarse)').matches) this.#input.blur();
  }

  #actOnKey(event: KeyboardEvent): void {
    // Keys that choose among the conversions of an input method are not ours.
    if (event.isComposing) return;
    const active = this.#active;
    if (event.key === 'ArrowDown') this.#moveActive(1);
    else if (event.key === 'ArrowUp') this.#moveActive(-1);
    else if (event.key === 'Enter' && active) {
      this.#history.settle();
      active.click();
    } else if (event.key === 'Escape') {
      if (active) this.#setActive(undefined);
      else this.#clear();
    } else return;
    event.preventDefault();
  }

  #clear(): void {
    this.#input.value = '';
    this.#search();
  }

  get #active(): HTMLElement | undefined {
    const id = this.#input.getAttribute('aria-activedescendant');
    return (id && document.getElementById(id)) || undefined;
  }

  #moveActive(step: 1 | -1): void {
    // Before the first and after the last option is the box itself.
    const stops = [undefined, ...optionsIn(this.#below)];
    const next = stops[(stops.indexOf(this.#active) + step + stops.length) % stops.length];
    this.#setActive(next);
    next?.scrollIntoView({ block: 'nearest' });
  }

  /** The arrow keys lead from a hit with the focus to the next ones, and before the first, as Escape does, to the box. */
  #moveFocus(event: KeyboardEvent): void {
    const option = optionAt(event.target);
    const steps: Partial<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, Escape: -Infinity };
    const step = steps[event.key];
    if (!option || step === undefined) return;
    event.preventDefault();
    const options = optionsIn(this.#below);
    const next = options.indexOf(option) + step;
    (next < 0 ? this.#input : (options[next] ?? option)).focus();
  }

  #setActive(option: HTMLElement | undefined): void {
    this.#active?.setAttribute('aria-selected', 'false');
    option?.setAttribute('aria-selected', 'true');
    if (option) this.#input.setAttribute('aria-activedescendant', option.id);
    else this.#input.removeAttribute('aria-activedescendant');
  }

  /** A link to another search does not load the page again, unless the reader opens it in another tab or window. */
  #followLink(event: MouseEvent): void {
    const link = (event.target as Element).closest<HTMLAnchorElement>('a[data-search]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.#history.go(new URL(link.href));
    this.#input.value = searchInAddress().text;
    // The link may lead to the same search, to try it again.
    this.#shown = undefined;
    void this.#show();
  }

  #goInHistory(event: PopStateEvent): void {
    event.stopImmediatePropagation();
    clearTimeout(this.#timer);
    this.#input.value = searchInAddress().text;
    void this.#show();
  }

  /** Shows what is at the address. An older answer never replaces a newer one, because its request is aborted. */
  async #show(): Promise<void> {
    const query = location.search;
    this.#underWay?.abort();
    if (query === this.#shown) return;
    const request = (this.#underWay = new AbortController());
    this.#below.setAttribute('aria-busy', 'true');
    const late = setTimeout(() => this.#say(lateNotice), longWait);
    try {
      const response = await fetch(`./${query}`, { headers: { accept: 'text/html' }, signal: request.signal });
      const page = new DOMParser().parseFromString(await response.text(), 'text/html');
      this.#take(page, query);
    } catch {
      if (request.signal.aborted) return;
      this.#shown = undefined;
      this.#below.replaceChildren(unreachableNotice());
      this.#takeOptions();
      this.#say({ ja: '', en: '' });
    } finally {
      clearTimeout(late);
      if (this.#underWay === request) this.#below.removeAttribute('aria-busy');
    }
  }

  #take(page: Document, query: string): void {
    const below = page.querySelector('#below');
    // A proxy in between may answer in its place.
    if (!below) throw new Error('The answer is no front page.');
    this.#shown = query;
    this.#below.replaceChildren(...below.childNodes);
    this.#said.textContent = page.querySelector('.said')?.textContent ?? '';
    document.title = page.title;
    const languages = page.querySelector('.languages');
    if (languages) document.querySelector('.languages')?.replaceWith(languages);
    this.#takeOptions();
    this.#onShown();
  }

  #takeOptions(): void {
    const list = this.#below.querySelector<HTMLElement>('#found');
    if (list) asListbox(list);
    this.#input.removeAttribute('aria-activedescendant');
    this.#input.setAttribute('aria-controls', list ? list.id : this.#below.id);
    this.#input.setAttribute('aria-expanded', String(list !== null));
    const keys = document.getElementById('search-keys');
    if (keys) keys.hidden = list === null;
  }

  #say(text: { ja: string; en: string }): void {
    this.#said.textContent = inPageLanguage(text);
  }
}

const optionAt = (target: EventTarget | null): HTMLElement | undefined =>
  (target as Element | null)?.closest<HTMLElement>('[data-option]') ?? undefined;

const lateNotice = {
  ja: '探しています。いつもより時間がかかっています。',
  en: 'Searching. This takes longer than usual.',
};

/** Says that the server did not answer, with a link to try it again. */
function unreachableNotice(): HTMLElement {
  const notice = document.createElement('p');
  notice.className = 'notice';
  notice.setAttribute('role', 'alert');
  const again = document.createElement('a');
  again.href = location.href;
  again.textContent = inPageLanguage({ ja: 'もう一度探す', en: 'Search again' });
  const why = inPageLanguage({
    ja: 'サーバーから応答がありませんでした。通信を確かめ、少し待って、もう一度探してください。',
    en: 'The server did not answer. Check your connection, wait a moment, then search again.',
  });
  notice.append(why, ' ', again);
  return notice;
}
