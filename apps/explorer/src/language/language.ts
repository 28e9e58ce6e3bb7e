import { type Language } from '@tokorozawa/answer-tables';
import { useSyncExternalStore } from 'react';

export type { Language };

/** A text of the pages in each language. */
export type LocalizedText = Record<Language, string>;

const storageKey = 'planning-graph:language';
const listeners = new Set<() => void>();
let current: Language = storedLanguage();

function storedLanguage(): Language {
  // A browser that blocks storage throws on access.
  try {
    return localStorage.getItem(storageKey) === 'en' ? 'en' : 'ja';
  } catch {
    return 'ja';
  }
}

/** The reader's language, for code that is not a component. */
export const currentLanguage = (): Language => current;

/** Changes the language of the whole page, and stores it for the next visit. */
export function setLanguage(next: Language): void {
  current = next;
  document.documentElement.lang = next;
  try {
    localStorage.setItem(storageKey, next);
  } catch {
    // Without storage, the choice applies to this page only.
  }
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
