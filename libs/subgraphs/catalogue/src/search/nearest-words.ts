import { foldWithOrigins } from '@tokorozawa/search-text';

/** A part of a text that is nearly a searched word. */
export interface NearWord {
  text: string;
  /** The number of characters that are inserted, left out or exchanged. */
  distance: number;
}

/** The part of a text that ends at some position and is nearest to the beginning of a word. */
interface Alignment {
  distance: number;
  start: number;
}

/**
 * Finds the part of a text that is nearest to a folded word. Undefined if more than a third of its characters differ. By
 * Sellers' algorithm, it computes the least edit distance for each end of the part, wherever it begins.
 */
export function nearestWord(text: string, word: string): NearWord | undefined {
  const { folded, origins } = foldWithOrigins(text);
  let column: Alignment[] = Array.from({ length: word.length + 1 }, (_, row) => ({ distance: row, start: 0 }));
  let best: (Alignment & { end: number }) | undefined;
  for (let end = 1; end <= folded.length; end++) {
    column = nextColumn(column, word, folded.charAt(end - 1), end);
    const aligned = column.at(-1) as Alignment;
    const isWhole = isWordBorder(folded, aligned.start) && isWordBorder(folded, end);
    if (isWhole && (!best || aligned.distance < best.distance)) best = { ...aligned, end };
  }
  if (!best || best.distance > word.length / 3) return undefined;
  // Marks that folding drops do not belong to the word.
  const found = text.slice(origins[best.start], origins[best.end]).replace(/[^\p{L}\p{M}\p{N}]+$/u, '');
  return { text: found, distance: best.distance };
}

/** The alignments of all beginnings of a word with what ends at the next character of the text. */
function nextColumn(column: Alignment[], word: string, character: string, end: number): Alignment[] {
  const next: Alignment[] = [{ distance: 0, start: end }];
  for (const [index, expected] of word.split('').entries()) {
    const [before, beside, below] = [column[index], column[index + 1], next[index]] as [
      Alignment,
      Alignment,
      Alignment,
    ];
    const exchanged = { ...before, distance: before.distance + (expected === character ? 0 : 1) };
    const others = [beside, below].map(({ distance, start }) => ({ distance: distance + 1, start }));
    next.push(others.reduce((least, other) => (other.distance < least.distance ? other : least), exchanged));
  }
  return next;
}

/** False inside a Latin word. */
const isWordBorder = (folded: string, index: number): boolean =>
  !(/[a-z0-9]/.test(folded[index - 1] ?? '') && /[a-z0-9]/.test(folded[index] ?? ''));
