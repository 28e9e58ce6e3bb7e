/** A language of the pages. */
export type Language = 'ja' | 'en';

/** A text of our own, in each language. */
export type Words = Record<Language, string>;

const key = 'planning-graph:language';
const listeners = new Set<() => void>();
let current: Language = remembered();

function remembered(): Language {
  // A browser that blocks storage throws at the touch of it.
  try {
    return localStorage.getItem(key) === 'en' ? 'en' : 'ja';
  } catch {
    return 'ja';
  }
}

export const language = {
  get: (): Language => current,
  /** Changes the language everywhere on the page, and remembers it for the next visit. */
  set(next: Language): void {
    current = next;
    document.documentElement.lang = next;
    try {
      localStorage.setItem(key, next);
    } catch {
      // Without storage the choice holds for this page alone.
    }
    listeners.forEach((listener) => listener());
  },
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
