import { isArrival } from './arrival';
import { leadLanguagesTo } from './language-links';
import { inPageLanguage, say } from './words';

/** In milliseconds. A date that is typed changes with each digit. */
const typingPause = 350;
/** In milliseconds. What is answered sooner needs no sign that it is under way. */
const unnoticedWait = 250;

/** What stands for the page in the address, without the fragment. */
const addressOf = ({ pathname, search }: Location | URL): string => pathname + search;

/** The address whose content is shown. */
let shown = addressOf(location);
let underWay: AbortController | undefined;
/** The address whose content is under way. */
let wanted: URL | undefined;

/**
 * Answers forms and links marked with `data-live` by replacing `<main>`, without a reload. The address, the title and the
 * links to other languages follow; focus, typed values, scroll position and unfolded details stay. The back button leads
 * to what was shown before. What cannot be shown this way is opened as usual.
 * @param enhance improves each new `<main>`
 */
export function followLivePage(enhance: (main: HTMLElement) => void): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const sendForm = (form: HTMLFormElement): void => {
    clearTimeout(timer);
    void show(formAddress(form), enhance, { isNew: true });
  };

  document.addEventListener('change', ({ target }) => {
    const form = liveFormOf(target);
    if (!form?.checkValidity()) return;
    clearTimeout(timer);
    if ((target as HTMLInputElement).type === 'date') timer = setTimeout(() => sendForm(form), typingPause);
    else sendForm(form);
  });
  document.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement;
    if (!form.matches('form[data-live]')) return;
    event.preventDefault();
    sendForm(form);
  });
  document.addEventListener('click', (event) => {
    const isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    const link = (event.target as Element).closest<HTMLAnchorElement>('main a[data-live]');
    if (!isPlain || !link || event.defaultPrevented) return;
    event.preventDefault();
    clearTimeout(timer);
    void show(new URL(link.href), enhance, { isNew: true });
  });
  window.addEventListener('popstate', () => {
    clearTimeout(timer);
    // Links to a place on the same page end here too.
    if (addressOf(location) !== shown) void show(new URL(location.href), enhance, { isNew: false });
    else stopLoading();
  });
  leadLanguagesTo(() => wanted);
  const early = isArrival() && document.querySelector<HTMLFormElement>('main form[data-live]');
  if (early && isChanged(early) && early.checkValidity()) sendForm(early);
}

/** The page that the address names is the one that is shown: what is under way for another one must not replace it. */
function stopLoading(): void {
  if (!underWay) return;
  underWay.abort();
  say('');
}

/** True if the reader has changed a form since the server wrote it, which they can before this script is there. */
const isChanged = (form: HTMLFormElement): boolean =>
  [...form.elements].some((field) => {
    if (field instanceof HTMLSelectElement) {
      const written = [...field.options].find(({ defaultSelected }) => defaultSelected) ?? field.options[0];
      return written !== undefined && field.value !== written.value;
    }
    // What is still being typed is sent when the reader leaves it.
    if (!(field instanceof HTMLInputElement) || field === document.activeElement) return false;
    if (['checkbox', 'radio'].includes(field.type)) return field.checked !== field.defaultChecked;
    return field.type !== 'hidden' && field.value !== writtenValue(field);
  });

/** The value that the server wrote, as the browser shows it: a field for a day is empty if the address names no day. */
function writtenValue(field: HTMLInputElement): string {
  const copy = field.cloneNode() as HTMLInputElement;
  copy.value = field.defaultValue;
  return copy.value;
}

function liveFormOf(target: EventTarget | null): HTMLFormElement | null {
  const form = (target as HTMLInputElement | null)?.form;
  return form?.matches('form[data-live]') ? form : null;
}

function formAddress(form: HTMLFormElement): URL {
  const address = new URL(form.action);
  const values = [...new FormData(form)].map(([name, value]) => [name, String(value)]);
  address.search = String(new URLSearchParams(values));
  return address;
}

async function show(address: URL, enhance: (main: HTMLElement) => void, { isNew }: { isNew: boolean }): Promise<void> {
  underWay?.abort();
  const request = (underWay = new AbortController());
  wanted = address;
  const main = document.querySelector('main') as HTMLElement;
  const sent = formValues(main);
  const waiting = setTimeout(() => {
    main.setAttribute('aria-busy', 'true');
    say(inPageLanguage({ ja: '読み込んでいます…', en: 'Loading…' }));
  }, unnoticedWait);
  try {
    const response = await fetch(address, { headers: { accept: 'text/html' }, signal: request.signal });
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    const next = page.querySelector('main');
    // A page may be sent on to its shorter address, but not to another page.
    const arrived = response.redirected ? new URL(response.url) : address;
    if (arrived.pathname !== address.pathname || !next || !isShowable(response, next)) throw new UnshowableError(next);
    replaceMain(main, next, sent);
    takeHead(page);
    // What the reader does with the page is kept with its own address.
    if (isNew) goTo(new URL(next.dataset.address ?? arrived, arrived));
    enhance(next);
    shown = addressOf(location);
    say('');
  } catch (error) {
    if (request.signal.aborted) return;
    // What the back button leads to must be what the address says.
    if (!isNew) return location.reload();
    say(whyUnchanged(error), 'alert');
  } finally {
    clearTimeout(waiting);
    if (underWay === request) {
      wanted = undefined;
      main.removeAttribute('aria-busy');
    }
  }
}

function goTo(address: URL): void {
  if (addressOf(address) !== addressOf(location)) history.pushState(null, '', address);
}

/** The server answered with a page that does not take the place of this one, such as that of a refusal. */
class UnshowableError extends Error {
  constructor(main: HTMLElement | null) {
    super(main?.querySelector('h1 + p')?.textContent?.trim() ?? '');
  }
}

/** A page about a fault in the inputs has them as well, so that the reader can correct them. */
const isShowable = ({ ok, status }: Response, main: HTMLElement): boolean =>
  ok || ((status === 400 || status === 404) && main.querySelector('form[data-live]') !== null);

function whyUnchanged(error: unknown): string {
  const unchanged = inPageLanguage({
    ja: '新しい答えを読み込めませんでした。表示は前のままです。',
    en: 'The new answer could not be loaded. What you see is unchanged.',
  });
  const reason = error instanceof UnshowableError ? error.message : '';
  return reason ? `${unchanged} ${reason}` : unchanged;
}

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

const fieldsOf = (main: HTMLElement): Field[] => [
  ...main.querySelectorAll<Field>('form[data-live] :is(input, select)'),
];

const valueOf = (field: Field): string =>
  field instanceof HTMLInputElement && field.type === 'checkbox' ? String(field.checked) : field.value;

const formValues = (main: HTMLElement): Map<string, string> =>
  new Map(fieldsOf(main).map((field) => [field.id, valueOf(field)]));

/** Replaces `<main>`, and keeps what the reader was about to do. */
function replaceMain(main: HTMLElement, next: HTMLElement, sent: ReadonlyMap<string, string>): void {
  const [x, y] = [window.scrollX, window.scrollY];
  const focused = main.contains(document.activeElement) ? (document.activeElement as HTMLElement) : undefined;
  for (const { id, open } of main.querySelectorAll<HTMLDetailsElement>('details[id]')) {
    const details = next.querySelector<HTMLDetailsElement>(`#${CSS.escape(id)}`);
    if (details && open) details.open = true;
  }
  // What was typed while the answer was under way is not lost.
  const typed = fieldsOf(main).filter((field) => field.id && sent.get(field.id) !== valueOf(field));
  main.replaceWith(next);
  for (const field of typed) {
    const same = document.getElementById(field.id);
    if (same instanceof HTMLInputElement && same.type === 'checkbox')
      same.checked = (field as HTMLInputElement).checked;
    else if (same && 'value' in same) same.value = field.value;
  }
  if (focused) restoreFocus(focused, next);
  window.scrollTo({ left: x, top: y, behavior: 'instant' });
}

function restoreFocus(focused: HTMLElement, next: HTMLElement): void {
  const same = focused.id ? next.querySelector<HTMLElement>(`#${CSS.escape(focused.id)}`) : null;
  if (same) {
    same.focus({ preventScroll: true });
    if (focused instanceof HTMLInputElement && focused.selectionStart !== null && same instanceof HTMLInputElement)
      same.setSelectionRange(focused.selectionStart, focused.selectionEnd);
    return;
  }
  // The element is gone, such as the link to the next page on the last one. The keyboard goes on from the answer.
  next.tabIndex = -1;
  next.focus({ preventScroll: true });
}

/** Takes over what depends on the address outside `<main>`. */
function takeHead(page: Document): void {
  document.title = page.title;
  const languages = page.querySelector('.languages');
  if (languages) document.querySelector('.languages')?.replaceWith(languages);
}
