import { foldWithOrigins } from '@tokorozawa/search-text';

/** A part of a word says something from two characters on. */
const minLength = 2;

/**
 * What is known of a word in which several may be written together: its longest beginning, and what remains or, if that is not
 * known, its longest end. 図書館 and 利用 of 図書館利用, 人口 of 人口推移.
 * @param isKnown whether a part of the folded word is known
 */
export function knownParts(word: string, isKnown: (part: string) => boolean): string[] {
  const { folded, origins } = foldWithOrigins(word);
  const { length } = folded;
  const isPart = (start: number, end: number): boolean => end - start >= minLength && isKnown(folded.slice(start, end));
  const written = (start: number, end: number): string => word.slice(origins[start], origins[end] ?? word.length);
  let end = length - 1;
  while (end > 0 && !isPart(0, end)) end--;
  let start = Math.max(end, 1);
  while (start < length && !isPart(start, length)) start++;
  return [...(end > 0 ? [written(0, end)] : []), ...(start < length ? [written(start, length)] : [])];
}
