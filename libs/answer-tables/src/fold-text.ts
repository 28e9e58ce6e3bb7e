/** Text for comparison: full-width and half-width letters, and upper and lower case, are equal. */
export const foldText = (text: string): string => text.normalize('NFKC').toLowerCase().trim();

/** The words of a filter, folded. */
export const foldedWords = (text: string): string[] => foldText(text).split(/\s+/).filter(Boolean);

/** True if a folded text contains every word. */
export const containsAll = (foldedText: string, words: string[]): boolean =>
  words.every((word) => foldedText.includes(word));
