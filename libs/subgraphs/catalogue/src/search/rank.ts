import { patternOf, type QueryWord, type ReadQuery } from '@tokorozawa/search-text';
import { EntryKind } from '../search-index/search-entry.entity';
import type { FoundEntry } from './found-entry';
import { EntryClass } from './lexemes';

/** How well an entry says what was typed, the best first. */
enum MatchLevel {
  WHOLE_NAME,
  BEGINNING_OF_NAME,
  IN_NAME,
  /** From here on by a synonym, by a reading, or by the beginning of a word. */
  WHOLE_NAME_OTHERWISE,
  BEGINNING_OF_NAME_OTHERWISE,
  IN_NAME_OTHERWISE,
  IN_TEXT,
}

/** The weight from which an alternative is what was typed, written in another way. */
const ownWeight = 0.9;

/**
 * Returns a function that makes the number by which hits are sorted: the smallest first. Its digits say one thing after the
 * other, the most important first, and are few enough for an exact number. What is said about records comes after them, and what the
 * newest edition omits after that. Then decides how well the entry matches, by the worst of several words; then what it is, how
 * long its name is, and where the source prints it.
 */
export function rankBy(query: ReadQuery): (entry: FoundEntry) => number {
  const words = query.words.map(patternsOf);
  const whole = wholeNames(query);
  return (entry) => {
    const names = entry.nameFolded.split('\n');
    // A question is a sentence, which is not called like its first words.
    const best = entry.kind === EntryKind.QUESTION ? MatchLevel.IN_NAME : MatchLevel.WHOLE_NAME;
    let worst = best;
    let sum = 0;
    for (const patterns of words) {
      const level = Math.max(best, levelOfWord(names, patterns));
      worst = Math.max(worst, level);
      sum += level;
    }
    const level = Math.min(worst, Math.max(best, levelOfWhole(names, whole)));
    let rank = append(groupOf(entry), level, 1);
    rank = append(rank, sum, 3);
    rank = append(rank, placeOf(entry), 1);
    rank = append(rank, shortestOf(names), 4);
    return append(rank, entry.line ?? Infinity, 6);
  };
}

/** Appends a number of so many digits; a greater one counts as the greatest. */
function append(rank: number, number: number, digits: number): number {
  const limit = 10 ** digits;
  return rank * limit + Math.min(number, limit - 1);
}

function shortestOf(names: string[]): number {
  let length = Infinity;
  for (const name of names) length = Math.min(length, name.length);
  return length;
}

interface Pattern {
  /** A part of everything that matches, which is looked for first, because that is much faster. */
  folded: string;
  /** Undefined if each occurrence of `folded` matches. */
  pattern: RegExp | undefined;
  /** The level of a whole name that matches. */
  best: MatchLevel.WHOLE_NAME | MatchLevel.WHOLE_NAME_OTHERWISE;
}

const patternsOf = ({ alternatives }: QueryWord): Pattern[] =>
  alternatives.map((alternative) => {
    const { folded, weight } = alternative;
    const pattern = patternOf(alternative);
    return {
      folded,
      pattern: pattern === folded ? undefined : new RegExp(pattern, 'u'),
      best: weight >= ownWeight ? MatchLevel.WHOLE_NAME : MatchLevel.WHOLE_NAME_OTHERWISE,
    };
  });

function levelOfWord(names: string[], patterns: Pattern[]): MatchLevel {
  let level = MatchLevel.IN_TEXT;
  for (const { folded, pattern, best } of patterns) {
    for (const name of names) {
      const first = name.indexOf(folded);
      if (first === -1) continue;
      const start = pattern ? name.search(pattern) : first;
      if (start !== -1) level = Math.min(level, best + levelOfPlace(name, start, folded.length));
    }
  }
  return level;
}

function levelOfPlace(name: string, start: number, length: number): MatchLevel {
  if (start > 0) return MatchLevel.IN_NAME;
  return length === name.length ? MatchLevel.WHOLE_NAME : MatchLevel.BEGINNING_OF_NAME;
}

/** What a name would be that says just what was typed, with and without the spaces. */
const wholeNames = ({ whole }: ReadQuery): string[] => [whole, whole.replaceAll(' ', '')];

function levelOfWhole(names: string[], whole: string[]): MatchLevel {
  if (names.some((name) => whole.includes(name))) return MatchLevel.WHOLE_NAME;
  const isBeginning = names.some((name) => whole.some((beginning) => beginsWith(name, beginning)));
  return isBeginning ? MatchLevel.BEGINNING_OF_NAME : MatchLevel.IN_TEXT;
}

/** A Latin word at the end of the beginning does not go on. */
const beginsWith = (name: string, beginning: string): boolean =>
  name.startsWith(beginning) && !/^[a-z0-9]/.test(name.slice(beginning.length));

const groupOf = ({ entryClass }: FoundEntry): number =>
  entryClass === EntryClass.OVERVIEW ? EntryClass.RECORD : entryClass;

/** The records of this type are named like what they are about, which is meant more often. */
const namesake = 'Program';

/** Among entries that match equally well: sections, other records, parts, programs, questions. */
function placeOf(entry: FoundEntry): number {
  if (entry.kind !== EntryKind.RECORD) return entry.kind === EntryKind.PART ? 2 : 4;
  if (entry.recordType === namesake) return 3;
  return entry.entryClass === EntryClass.OVERVIEW ? 0 : 1;
}
