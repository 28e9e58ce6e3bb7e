import { patternOf, type QueryWord, type ReadQuery } from '@tokorozawa/search-text';
import type { FoundEntry } from './find-entries';
import { classOf, EntryClass } from './lexemes';

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
 * Returns a function that makes the text by which hits are sorted: how well an entry matches the query, what it is, how long
 * its name is, and where the source prints it. Of several words, the one that is matched worst decides.
 */
export function rankBy(query: ReadQuery): (entry: FoundEntry) => string {
  const words = query.words.map(patternsOf);
  const whole = wholeNames(query);
  return (entry) => {
    const names = entry.nameFolded.split('\n');
    const levels = words.map((patterns) => levelOfWord(names, patterns));
    const level = Math.min(Math.max(...levels), levelOfWhole(names, whole));
    const sum = levels.reduce((total, each) => total + each, 0);
    const length = Math.min(...names.map((name) => name.length));
    return [level, padded(sum, 3), placeOf(entry), padded(length, 4), padded(entry.line ?? Infinity, 6)].join(' ');
  };
}

const padded = (number: number, digits: number): string =>
  String(Math.min(number, 10 ** digits - 1)).padStart(digits, '0');

interface Pattern {
  /** A part of everything that matches, which is looked for first, because that is much faster. */
  folded: string;
  pattern: RegExp;
  /** The level of a whole name that matches. */
  best: MatchLevel.WHOLE_NAME | MatchLevel.WHOLE_NAME_OTHERWISE;
}

const patternsOf = ({ alternatives }: QueryWord): Pattern[] =>
  alternatives.map((alternative) => ({
    folded: alternative.folded,
    pattern: new RegExp(patternOf(alternative), 'u'),
    best: alternative.weight >= ownWeight ? MatchLevel.WHOLE_NAME : MatchLevel.WHOLE_NAME_OTHERWISE,
  }));

function levelOfWord(names: string[], patterns: Pattern[]): MatchLevel {
  let level = MatchLevel.IN_TEXT;
  for (const { folded, pattern, best } of patterns) {
    for (const name of names) {
      if (!name.includes(folded)) continue;
      const match = pattern.exec(name);
      if (match) level = Math.min(level, best + levelOfPlace(name, match.index, match[0].length));
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
  const isBeginning = names.some((name) => whole.some((beginning) => name.startsWith(beginning)));
  return isBeginning ? MatchLevel.BEGINNING_OF_NAME : MatchLevel.IN_TEXT;
}

/** The records of this type are named like what they are about, which is meant more often. */
const namesake = 'Program';

/**
 * Among entries that match equally well: parts, sections, other records, programs, questions, what is said about records, and
 * what the newest edition omits.
 */
function placeOf(entry: FoundEntry): number {
  switch (classOf(entry)) {
    case EntryClass.OVERVIEW:
      return { PART: 0, RECORD: 1, QUESTION: 4 }[entry.kind];
    case EntryClass.RECORD:
      return entry.recordType === namesake ? 3 : 2;
    case EntryClass.FINDING:
      return 5;
    case EntryClass.OMITTED:
      return 6;
  }
}
