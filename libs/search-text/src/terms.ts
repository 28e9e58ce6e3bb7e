import { foldForSearch } from './fold';

/** A folded text that is looked for. */
export interface SearchedText {
  folded: string;
  /** The terms by which an index finds the texts that may contain it: all of them are among the terms of such a text. */
  terms: string[];
  /** True if the last of the terms only has to begin a term of the text, and if a Latin word at its end may go on there. */
  isPrefix: boolean;
}

/**
 * The terms under which a text is stored, each once: words of Latin letters and digits, and of everything else, such as
 * Japanese, which has no spaces between words, every two characters that follow each other. The last character of such a
 * run is a term too, so that each of its characters begins one.
 */
export function termsOf(text: string): string[] {
  const terms = runsOf(foldForSearch(text)).flatMap((run) =>
    isLatin(run) ? [run] : [...bigramsOf(run), Array.from(run).at(-1) as string],
  );
  return [...new Set(terms)];
}

/** @param mayGoOn whether a Latin word at the end of the folded text may be only the beginning of a word */
export function searchedText(folded: string, mayGoOn: boolean): SearchedText {
  const runs = runsOf(folded);
  const last = runs.at(-1) ?? '';
  const terms = runs.flatMap((run) => (isLatin(run) || isSingle(run) ? [run] : bigramsOf(run)));
  return { folded, terms: [...new Set(terms)], isPrefix: isLatin(last) ? mayGoOn : isSingle(last) };
}

/**
 * A regular expression that finds a searched text in a folded one, in the syntax that JavaScript and PostgreSQL share.
 * Words of Latin letters and digits are found as a whole, or where they begin if they may go on. A year (令和5年) is not
 * found in a fiscal year (令和5年度).
 */
export function patternOf({ folded, isPrefix }: SearchedText): string {
  const begin = /^[a-z0-9]/.test(folded) ? '(?<![a-z0-9])' : '';
  const end = folded.endsWith('年') ? '(?!度)' : /[a-z0-9]$/.test(folded) && !isPrefix ? '(?![a-z0-9])' : '';
  return `${begin}${folded.replaceAll(/[.|]/g, '\\$&')}${end}`;
}

/** Where a folded text contains the searched one, as start and end. */
export function findMatches(folded: string, searched: SearchedText): [start: number, end: number][] {
  const pattern = new RegExp(patternOf(searched), 'gu');
  return Array.from(folded.matchAll(pattern), ({ 0: match, index }) => [index, index + match.length]);
}

const runsOf = (folded: string): string[] => folded.match(/[a-z0-9]+|(?:(?![a-z0-9])[\p{L}\p{M}\p{N}])+/gu) ?? [];
const isLatin = (run: string): boolean => /^[a-z0-9]/.test(run);
const isSingle = (run: string): boolean => /^[^]$/u.test(run);

function bigramsOf(run: string): string[] {
  const characters = Array.from(run);
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`);
}
