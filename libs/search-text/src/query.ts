import { municipalityCheckDigit } from '@tokorozawa/vocabulary';
import { toHiragana } from 'wanakana';
import { readDateWord } from './date-words';
import { foldForSearch } from './fold';
import { findMatches, type SearchedText, searchedText } from './terms';
import { readingKey, type SearchVocabulary } from './vocabulary';

/** What a person typed: words of which a record must match all. */
export interface ReadQuery {
  /** The whole text, folded: what is called exactly so comes first. */
  whole: string;
  words: QueryWord[];
}

export interface QueryWord {
  /** The word as it was typed. */
  written: string;
  /** A record matches the word if one of its texts contains one of these. The best is the first. */
  alternatives: QueryAlternative[];
}

export interface QueryAlternative extends SearchedText {
  /** How well it says what was typed: 1 for the word itself, less for what it may stand for. */
  weight: number;
  /** True if it is looked for in Japanese texts alone. */
  isJapaneseOnly?: boolean;
}

/** More are never needed, and each costs a scan. */
const maxAlternatives = 12;

/**
 * Reads what a person typed. Its words are separated by spaces, by the marks that {@link foldForSearch} leaves, and by の:
 * 女性の割合 finds what speaks of 女性 and of 割合.
 */
export function readQuery(text: string, vocabulary: SearchVocabulary): ReadQuery {
  const written = text.split(/\s+/).filter(Boolean);
  return { whole: foldForSearch(text), words: written.flatMap((word) => readWords(word, vocabulary)) };
}

function readWords(written: string, vocabulary: SearchVocabulary): QueryWord[] {
  const folded = foldForSearch(written);
  // A word of the vocabulary is not taken apart: 配偶者からの暴力, E-mail.
  const isKnown = vocabulary.synonyms.has(folded);
  const parts = isKnown ? [folded] : folded.split(/[ |]/).filter(Boolean).flatMap(splitPhrase);
  const dates = readDateWord(folded).map(foldForSearch);
  if (dates.length > 0) return [toWord(written, dateForms(parts, dates))];
  if (parts.length === 1) return [toWord(written, formsOf(written, vocabulary))];
  return parts.map((part) => toWord(part, formsOf(part, vocabulary)));
}

const isKana = (text: string): boolean => /^[ぁ-ゖー]+$/.test(text);

/** The nouns that の joins, if they have two characters or more. What is all in kana stays: it may be the reading of one. */
const splitPhrase = (word: string): string[] => (isKana(word) ? [word] : word.split(/(?<=[^]{2})の(?=[^]{2})/u));

/** A folded form of a word, before its terms are known. */
interface Form {
  folded: string;
  weight: number;
  /** True if its last Latin word may be the beginning of a longer one in the text: librar finds library. */
  isPrefix?: boolean;
}

function toWord(written: string, forms: Form[]): QueryWord {
  const best = new Map<string, QueryAlternative>();
  for (const { folded, weight, isPrefix = false } of forms.sort((a, b) => b.weight - a.weight)) {
    const alternative = { ...searchedText(folded, isPrefix), weight };
    const key = `${folded} ${isPrefix}`;
    if (alternative.terms.length > 0 && !best.has(key)) best.set(key, alternative);
  }
  return { written, alternatives: [...best.values()].slice(0, maxAlternatives) };
}

/** The ways to write a date. Who writes a year may mean the fiscal year. */
function dateForms(parts: string[], dates: string[]): Form[] {
  return [
    ...(parts.length === 1 ? parts : []).map((folded) => ({ folded, weight: 1 })),
    ...dates.map((folded) => ({ folded, weight: 1 })),
    ...dates.filter((date) => date.endsWith('年')).map((date) => ({ folded: `${date}度`, weight: 0.6 })),
  ];
}

function formsOf(written: string, vocabulary: SearchVocabulary): Form[] {
  const spellings = [...new Set(longVowelForms(written).map(foldForSearch))];
  return spellings
    .map((folded, index): Form => ({ folded, weight: index === 0 ? 1 : 0.9 }))
    .flatMap((form) => [
      form,
      ...codeForms(form.folded),
      ...latinForms(form.folded),
      ...readForms(form.folded, vocabulary),
    ])
    .flatMap((form) => [form, ...synonymForms(form, vocabulary)]);
}

/** The word with and without the long vowel at the end of its katakana words: サーバー集約, サーバ集約. */
function longVowelForms(written: string): string[] {
  const text = written.normalize('NFKC');
  return [
    written,
    text.replaceAll(/(?<=[ァ-ヺー]{3})ー(?![ァ-ヺー])/g, ''),
    text.replaceAll(/(?<=[ァ-ヺー]{2}[ァ-ヺ])(?![ァ-ヺー])/g, 'ー'),
  ];
}

/** A municipality code without its check digit, completed. */
const codeForms = (folded: string): Form[] =>
  /^[0-9]{5}$/.test(folded) ? [{ folded: `${folded}${municipalityCheckDigit(folded)}`, weight: 1 }] : [];

/** Other forms of an English word: its beginning, its singular and its plural. */
function latinForms(folded: string): Form[] {
  if (!/^[a-z]{3,}$/.test(folded)) return [];
  const stem = folded.replace(/(?<=[a-z]{2})(?:ies|y)$/, '');
  const singularAndPlural =
    stem === folded ? [folded.replace(/(?<=[a-z]{2}[^s])s$/, ''), `${folded}s`] : [`${stem}y`, `${stem}ies`];
  return [
    ...singularAndPlural.map((folded) => ({ folded, weight: 0.7 })),
    ...(folded.length > 3 ? [{ folded, weight: 0.5, isPrefix: true }] : []),
  ];
}

/** What a word in kana or in romaji is the reading of: としょかん and toshokan are 図書館. */
function readForms(folded: string, { readings }: SearchVocabulary): Form[] {
  const isRomaji = /^[a-z]{4,}$/.test(folded);
  const kana = isRomaji ? toHiragana(folded) : folded;
  if (!isKana(kana) || kana.length < 2) return [];
  const words = wordsReadAs(readingKey(kana), readings).map((folded) => ({ folded, weight: 0.8 }));
  return isRomaji && kana.length > 2 ? [{ folded: kana, weight: 0.8 }, ...words] : words;
}

/** The words, or sequences of words, that are read so: としょかんぶかい is 図書館 and 部会. */
function wordsReadAs(reading: string, readings: ReadonlyMap<string, string[]>): string[] {
  /** The sequences of words that end at each position of the reading, of as few words as possible. */
  const ending: string[][] = [['']];
  for (let end = 1; end <= reading.length; end++) {
    ending[end] = [];
    for (let start = 0; start < end && ending[end]?.length === 0; start++) {
      const words = readings.get(reading.slice(start, end)) ?? [];
      ending[end] = (ending[start] ?? []).flatMap((before) => words.map((word) => before + word)).slice(0, 4);
    }
  }
  return ending[reading.length] ?? [];
}

/** The word with a part replaced by what means the same: DV相談, ドメスティック・バイオレンス相談. */
function synonymForms({ folded, weight }: Form, { synonyms }: SearchVocabulary): Form[] {
  const contained = [...synonyms].filter(([word]) => folded.includes(word));
  return contained.flatMap(([word, others]) => {
    const [match] = matchesOf(folded, word);
    if (!match) return [];
    const [start, end] = match;
    return others
      .filter((other) => matchesOf(folded, other).length === 0)
      .map((other) => ({ folded: `${folded.slice(0, start)}${other}${folded.slice(end)}`, weight: weight * 0.7 }));
  });
}

const matchesOf = (folded: string, word: string): [number, number][] =>
  folded.includes(word) ? findMatches(folded, searchedText(word, false)) : [];

/** The words of the vocabulary that begin with what is typed so far, or whose reading does, in kana or in Latin letters. */
export function wordsBeginningWith(text: string, { words, readings }: SearchVocabulary): string[] {
  const folded = foldForSearch(text);
  // The last letters of romaji may not be a syllable yet.
  const kana = /^[a-z]+$/.test(folded) ? toHiragana(folded).replace(/[a-z]+$/, '') : folded;
  const key = isKana(kana) ? readingKey(kana) : undefined;
  const read = key && [...readings].flatMap(([reading, words]) => (reading.startsWith(key) ? words : []));
  const begins = (word: string): boolean => word.startsWith(folded) || (read ?? []).includes(word);
  return folded ? words.filter((word) => begins(word.folded)).map(({ written }) => written) : [];
}
