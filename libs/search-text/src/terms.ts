/** A folded text that is looked for. */
export interface SearchedText {
  folded: string;
  /** The terms by which an index finds the texts that may contain it: all of them are among the terms of such a text. */
  terms: string[];
  /** True if the last of the terms only has to begin a term of the text, and if a Latin word at its end may go on there. */
  isPrefix: boolean;
}

/**
 * The terms under which a folded text is stored, each once: words of Latin letters and digits, and of everything else, such as
 * Japanese, which has no spaces between words, every two characters that follow each other. Two characters are a term
 * also where Latin and Japanese meet. The last character of a run of Japanese is a term too, so that each of its
 * characters begins one.
 */
export function termsOf(folded: string): string[] {
  const runs = runsOf(folded);
  const terms = runs.flatMap((run) => [run.before, ...run.terms, ...(run.isLatin ? [] : [lastOf(run.text)])]);
  return [...new Set(terms.filter(Boolean))];
}

/** @param lastIsPrefix whether a Latin word at the end of the folded text may be only the beginning of a word */
export function searchedText(folded: string, lastIsPrefix: boolean): SearchedText {
  const runs = runsOf(folded);
  const terms = runs.flatMap((run, index) => {
    const after = runs[index + 1]?.before ?? '';
    // A single character is in many texts: the two characters of which it is one say more.
    const isSaid = isSingle(run.text) && (run.before || after);
    return [run.before, ...(isSaid ? [] : run.terms.length > 0 ? run.terms : [run.text])];
  });
  const last = runs.at(-1);
  const isPrefix = last?.isLatin ? lastIsPrefix : last !== undefined && isSingle(last.text) && !last.before;
  return { folded, terms: [...new Set(terms.filter(Boolean))], isPrefix };
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

/** Characters of a folded text that follow each other: Latin letters and digits, or any other letters. */
interface Run {
  text: string;
  isLatin: boolean;
  /** The word itself, or every two characters of it. */
  terms: string[];
  /** The last character of the run before it and its own first one; empty if anything stands between the two. */
  before: string;
}

function runsOf(folded: string): Run[] {
  let end = 0;
  return Array.from(folded.matchAll(/[a-z0-9]+|(?:(?![a-z0-9])[\p{L}\p{M}\p{N}])+/gu), ({ 0: text, index }) => {
    const isLatin = /^[a-z0-9]/.test(text);
    const before = index > 0 && index === end ? lastOf(folded.slice(0, index)) + firstOf(text) : '';
    end = index + text.length;
    return { text, isLatin, terms: isLatin ? [text] : bigramsOf(text), before };
  });
}

const firstOf = (text: string): string => Array.from(text.slice(0, 2))[0] ?? '';
const lastOf = (text: string): string => Array.from(text.slice(-2)).at(-1) ?? '';
const isSingle = (run: string): boolean => /^[^]$/u.test(run);

function bigramsOf(run: string): string[] {
  const characters = Array.from(run);
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`);
}
