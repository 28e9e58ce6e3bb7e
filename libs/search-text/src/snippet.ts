import { foldWithOrigins } from './fold';
import type { ReadQuery } from './query';
import { findMatches } from './terms';

/** A part of a text that matches, from `start` up to, but without, `end`. */
export interface Mark {
  start: number;
  end: number;
}

/** An excerpt of a text with the places of what was looked for. */
export interface Snippet {
  text: string;
  marks: Mark[];
}

/**
 * Cuts out the part of a text in which the words of a query first occur, with "…" where it is cut.
 * @param length the greatest length of the excerpt, in UTF-16 units
 * @returns undefined if none of the words occurs
 */
export function snippetOf(text: string, query: ReadQuery, length: number): Snippet | undefined {
  const marks = marksIn(text, query);
  const [first] = marks;
  if (!first) return undefined;
  const { start, end } = windowAround(first, text, length);
  const before = start > 0 ? '…' : '';
  const after = end < text.length ? '…' : '';
  const shift = before.length - start;
  return {
    text: `${before}${text.slice(start, end)}${after}`,
    marks: marks
      .filter((mark) => mark.start >= start && mark.start < end)
      .map((mark) => ({
        start: mark.start + shift,
        end: withoutMarksAtEnd(text, mark.start, Math.min(mark.end, end)) + shift,
      })),
  };
}

/** Where the words of the query occur in the text, in order. Places that overlap or touch are one. */
function marksIn(text: string, { words }: ReadQuery): Mark[] {
  const { folded, origins } = foldWithOrigins(text);
  const found = words.flatMap(({ alternatives }) => alternatives.flatMap((each) => findMatches(folded, each)));
  const marks: Mark[] = [];
  for (const [from, to] of found.sort(([a], [b]) => a - b)) {
    const start = origins[from] as number;
    // Several units of the folded text may come from one character, such as ㌔.
    const next = origins.slice(to).find((origin) => origin > (origins[to - 1] as number));
    const end = withoutMarksAtEnd(text, start, next ?? text.length);
    const last = marks.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else marks.push({ start, end });
  }
  return marks;
}

/** Folding drops spaces, brackets and dots: those behind a match, or where it is cut, do not belong to it. */
function withoutMarksAtEnd(text: string, start: number, end: number): number {
  return start + text.slice(start, end).replace(/[\s\p{P}]+$/u, '').length;
}

/** The part of the text to show: a third of its length before the first mark, from the beginning of a sentence if one is there. */
function windowAround(mark: Mark, text: string, length: number): Mark {
  if (text.length <= length) return { start: 0, end: text.length };
  // One unit at either end for "…".
  const room = length - 2;
  const earliest = Math.max(0, Math.min(mark.start - Math.floor(room / 3), text.length - room));
  const sentence = /[。.!?]\s*(?=[^。.!?]*$)/.exec(text.slice(earliest, mark.start));
  const start = wholeCharacter(text, sentence ? earliest + sentence.index + sentence[0].length : earliest);
  return { start, end: wholeCharacter(text, Math.min(start + room, text.length)) };
}

/** The index itself, or the one before it if it is inside a character of two units. */
const wholeCharacter = (text: string, index: number): number =>
  /[\udc00-\udfff]/.test(text[index] ?? '') && index > 0 ? index - 1 : index;
