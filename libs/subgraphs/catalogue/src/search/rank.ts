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
 * Returns a function that makes the text by which hits are sorted. What is said about records comes after them, and what the
 * newest edition omits after that. Then decides how well the entry matches, by the worst of several words; then what it is, how
 * long its name is, and where the source prints it.
 */
export function rankBy(query: ReadQuery): (entry: FoundEntry) => string {
  const words = query.words.map(patternsOf);
  const whole = wholeNames(query);
  return (entry) => {
    const names = entry.nameFolded.split('\n');
    // A question is a sentence, which is not called like its first words.
    const best = entry.kind === EntryKind.QUESTION ? MatchLevel.IN_NAME : MatchLevel.WHOLE_NAME;
    const levels = words.map((patterns) => Math.max(best, levelOfWord(names, patterns)));
    const level = Math.min(Math.max(...levels), Math.max(best, levelOfWhole(names, whole)));
    const sum = levels.reduce((total, each) => total + each, 0);
    const length = Math.min(...names.map((name) => name.length));
    const line = entry.line ?? Infinity;
    return [groupOf(entry), level, padded(sum, 3), placeOf(entry), padded(length, 4), padded(line, 6)].join(' ');
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
