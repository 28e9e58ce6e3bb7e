import { foldWithOrigins } from '@tokorozawa/search-text';

/** The part of a text that ends at some position and is nearest to the beginning of a word. */
interface Alignment {
  /** The number of characters that are inserted, left out or exchanged. */
  distance: number;
  start: number;
}

/** A part of a text that is nearly a searched word. */
interface NearWord {
  text: string;
  /** The distance. Of parts at the same distance, one of the same length as the word is a little nearer. */
  distance: number;
}

/** A text to compare with a word. */
export interface ComparedText {
  text: string;
  /** The folded text, or several folded texts in lines, one of which is this text. */
  folded: string;
}

/**
 * Finds the parts of texts that are nearly a folded word: the nearest first, and of equally near ones the most frequent. No
 * more than a third of the characters of the word may differ.
 */
export function nearestWords(texts: ComparedText[], word: string): string[] {
  const found = new Map<string, { distance: number; count: number }>();
  for (const [text, times] of countTexts(texts.filter(({ folded }) => isNear(folded, word)))) {
    const near = nearestIn(text, word);
    if (!near) continue;
    const { count } = found.get(near.text) ?? { count: 0 };
    found.set(near.text, { distance: near.distance, count: count + times });
  }
  return [...found]
    .sort(([a, one], [b, other]) => one.distance - other.distance || other.count - one.count || (a < b ? -1 : 1))
    .map(([text]) => text);
}

/** How often each text occurs. Many records have the same name. */
function countTexts(texts: ComparedText[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { text } of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}

/** No more of a word may differ. */
const maxDistance = (word: string): number => Math.floor(word.length / 3);

/**
 * Whether some part of a folded text is near enough, wherever words begin and end in it. Most texts have no such part, and
 * this is many times faster than to find which part it is.
 */
function isNear(folded: string, word: string): boolean {
  const max = maxDistance(word);
  const column = Array.from({ length: word.length + 1 }, (_, row) => row);
  for (let end = 0; end < folded.length; end++) {
    const character = folded.charCodeAt(end);
    let before = 0;
    let below = 0;
    for (let row = 1; row < column.length; row++) {
      const beside = column[row] as number;
      const exchanged = before + (word.charCodeAt(row - 1) === character ? 0 : 1);
      below = Math.min(exchanged, beside + 1, below + 1);
      column[row] = below;
      before = beside;
    }
    if (below <= max) return true;
  }
  return false;
}

/** By Sellers' algorithm: for each end of a part, it computes the least edit distance, wherever the part begins. */
function nearestIn(text: string, word: string): NearWord | undefined {
  const { folded, origins } = foldWithOrigins(text);
  let column: Alignment[] = Array.from({ length: word.length + 1 }, (_, row) => ({ distance: row, start: 0 }));
  let best: (Alignment & { end: number }) | undefined;
  for (let end = 1; end <= folded.length; end++) {
    column = nextColumn(column, word, folded.charAt(end - 1), end);
    const { start, distance } = column.at(-1) as Alignment;
    const nearness = distance + Math.abs(end - start - word.length) / 1_000;
    const isWhole = isWordBorder(folded, start) && isWordBorder(folded, end);
    if (isWhole && (!best || nearness < best.distance)) best = { start, end, distance: nearness };
  }
  if (!best || Math.floor(best.distance) > maxDistance(word)) return undefined;
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
