import { parse } from 'yaml';
import { z } from 'zod';
import { foldForSearch } from './fold';

/** What people call the things that the records name otherwise. All texts but the words are folded. */
export interface SearchVocabulary {
  /** All its words, to suggest them. */
  words: VocabularyWord[];
  /** The other words that a word stands for: those with the same meaning, and those that it covers. */
  synonyms: ReadonlyMap<string, string[]>;
  /** The words that are read so, by their reading without long vowels ({@link readingKey}). */
  readings: ReadonlyMap<string, string[]>;
}

export interface VocabularyWord {
  written: string;
  folded: string;
}

const word = z.string().min(1);

const vocabularyFile = z.strictObject({
  /** Words that mean the same, each of which finds the others. */
  synonyms: z.array(z.array(word).min(2)),
  /** Words, each of which finds the words that it covers, but not the other way round. */
  covers: z.record(word, z.array(word).min(1)),
  /** The reading of words in hiragana. */
  readings: z.record(word, z.string().regex(/^[ぁ-ゖー]+$/, { error: 'must be hiragana' })),
});

/**
 * Reads the file `search/vocabulary.yaml` of the catalogue.
 * @throws an Error that names the faults of the file
 */
export function readVocabulary(yaml: string): SearchVocabulary {
  const { data, error } = vocabularyFile.safeParse(parse(yaml));
  if (error) throw new Error(`The vocabulary of the search has faults:\n${z.prettifyError(error)}`);
  const synonyms = new Map<string, string[]>();
  for (const group of data.synonyms.map((words) => words.map(foldForSearch))) {
    for (const word of group) add(synonyms, word, ...group.filter((other) => other !== word));
  }
  for (const [word, covered] of Object.entries(data.covers)) {
    add(synonyms, foldForSearch(word), ...covered.map(foldForSearch));
  }
  const readings = new Map<string, string[]>();
  for (const [word, reading] of Object.entries(data.readings)) add(readings, readingKey(reading), foldForSearch(word));
  const words = new Set([...data.synonyms.flat(), ...Object.keys(data.covers), ...Object.keys(data.readings)]);
  return {
    words: Array.from(words, (written) => ({ written, folded: foldForSearch(written) })),
    synonyms,
    readings,
  };
}

/**
 * A reading without its long vowels, which many people do not write in Latin letters: そうごうけいかく, `sogo keikaku`.
 * @param reading in hiragana
 */
export const readingKey = (reading: string): string =>
  reading.replaceAll(/(?<=[おこそとのほもよろごぞどぼぽょうくすつぬふむゆるぐずづぶぷゅ])[うお]|ー/g, '');

function add(map: Map<string, string[]>, key: string, ...values: string[]): void {
  map.set(key, [...new Set([...(map.get(key) ?? []), ...values])]);
}
