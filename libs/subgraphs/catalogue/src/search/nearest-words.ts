/** A name or a word to compare with what was typed. */
export interface ComparedText {
  text: string;
  /** The folded text, or several folded texts in lines, one of which is this text. */
  folded: string;
}

/**
 * Finds the names and words of which a part is nearly a folded word: the nearest first, and of equally near ones those with the
 * least beside it. They are whole, because a part of a name says nothing. No more than a third of the characters of the word may
 * differ.
 */
export function nearestWords(texts: ComparedText[], word: string): string[] {
  const found = new Map<string, { distance: number; beside: number }>();
  for (const { text, folded } of texts) {
    if (found.has(text) || !isNear(folded, word)) continue;
    for (const line of folded.split('\n')) {
      const distance = distanceIn(line, word);
      if (distance > maxDistance(word)) continue;
      found.set(text, { distance, beside: Math.abs(line.length - word.length) });
      break;
    }
  }
  return [...found]
    .sort(([a, one], [b, other]) => one.distance - other.distance || one.beside - other.beside || (a < b ? -1 : 1))
    .map(([text]) => text);
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

/** The part of a text that ends at some position and is nearest to the beginning of a word. */
interface Alignment {
  /** The number of characters that are inserted, left out or exchanged. */
  distance: number;
  start: number;
}

/**
 * The least distance of a part from a word, by Sellers' algorithm: for each end of a part, it computes the least edit distance,
 * wherever the part begins. A part neither begins nor ends inside a Latin word.
 */
function distanceIn(folded: string, word: string): number {
  let column: Alignment[] = Array.from({ length: word.length + 1 }, (_, row) => ({ distance: row, start: 0 }));
  let best = Infinity;
  for (let end = 1; end <= folded.length; end++) {
    column = nextColumn(column, word, folded.charAt(end - 1), end);
    const { start, distance } = column.at(-1) as Alignment;
    if (isWordBorder(folded, start) && isWordBorder(folded, end)) best = Math.min(best, distance);
  }
  return best;
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
