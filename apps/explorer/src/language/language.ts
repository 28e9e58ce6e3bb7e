import { type Language } from '@tokorozawa/answer-tables';
import { useSyncExternalStore } from 'react';

export type { Language };

/** A text of the pages in each language. */
export type LocalizedText = Record<Language, string>;

const storageKey = 'planning-graph:language';
const listeners = new Set<() => void>();
let current: Language = chosenLanguage();

/** The language in the address, as in `?lang=en`, the one chosen on an earlier visit, or else the browser's. */
function chosenLanguage(): Language {
  // Unit tests have no browser.
  if (typeof location === 'undefined') return 'ja';
  const inAddress = new URLSearchParams(location.search).get('lang');
  if (!isLanguage(inAddress)) return storedLanguage() ?? browserLanguage();
  storeLanguage(inAddress);
  return inAddress;
}

function storedLanguage(): Language | undefined {
  // A browser that blocks storage throws on access.
  try {
    const stored = localStorage.getItem(storageKey);
    return isLanguage(stored) ? stored : undefined;
  } catch {
    return undefined;
  }
}

function storeLanguage(language: Language): void {
  try {
    localStorage.setItem(storageKey, language);
  } catch {
    // Without storage, the choice applies to this page only.
  }
}

function isLanguage(text: string | null): text is Language {
  return text === 'ja' || text === 'en';
}

/** The first of the browser's languages that the pages have; Japanese if they have none of them. */
function browserLanguage(): Language {
  const known = navigator.languages.map((tag) => tag.slice(0, 2)).find(isLanguage);
  return known ?? 'ja';
}

/** The reader's language, for code that is not a component. */
export const currentLanguage = (): Language => current;

/** Changes the language of the whole page and of its address, if that names one, and stores it for the next visit. */
export function setLanguage(next: Language): void {
  current = next;
  document.documentElement.lang = next;
  const address = new URL(location.href);
  if (address.searchParams.has('lang')) {
    address.searchParams.set('lang', next);
    history.replaceState(history.state, '', address);
  }
  storeLanguage(next);
  listeners.forEach((listener) => listener());
}

/** The reader's language. The component is rendered again when it changes. */
export function useLanguage(): Language {
  return useSyncExternalStore(subscribe, () => current);
}

/** Returns a function that selects the reader's language: `const t = useTranslate(); t({ ja: '表', en: 'Table' })`. */
export function useTranslate(): (text: LocalizedText) => string {
  const language = useLanguage();
  return (text) => text[language];
}

/** The language of a text for the attribute `lang`, if it is Japanese; most texts of the graph are, whatever the reader chose. */
export function languageOf(text: string): 'ja' | undefined {
  return /[\u3040-\u30ff\u4e00-\u9fff]/.test(text) ? 'ja' : undefined;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
