import { useSyncExternalStore } from 'react';
import { language, type Language, type Words } from './language';

/** The reader's language; the component is drawn anew when it changes. */
export function useLanguage(): Language {
  return useSyncExternalStore(language.subscribe, language.get);
}

/** Says our own texts in the reader's language: `const say = useWords(); say({ ja: '表', en: 'Table' })`. */
export function useWords(): (words: Words) => string {
  const current = useLanguage();
  return (words) => words[current];
}
