import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  foldForSearch,
  type ReadQuery,
  readQuery,
  readVocabulary,
  type SearchVocabulary,
} from '@tokorozawa/search-text';
import { InvalidInputError } from '@tokorozawa/vocabulary';

const maxLength = 200;
const maxWords = 10;

/** The folder of the reviewed vocabulary, beside `src` and `dist`. */
export const vocabularyFolder = join(__dirname, '..', '..', 'search');

let known: SearchVocabulary | undefined;

/** The reviewed synonyms and readings. They are read when they are first needed. */
export const vocabulary = (): SearchVocabulary =>
  (known ??= readVocabulary(readFileSync(join(vocabularyFolder, 'vocabulary.yaml'), 'utf8')));

const argument = { argument: 'text' };

/** Reads what a person typed. Throws an InvalidInputError if it is too long, or has no word. */
export function readSearchText(text: string): ReadQuery {
  // One character may stand for several: ㌔ for キロ.
  const length = Math.max(text.length, text.length > maxLength ? 0 : foldForSearch(text).length);
  if (length > maxLength) {
    throw new InvalidInputError(
      `"text" has ${length.toLocaleString('en')} characters; give at most ${maxLength}, such as the words that matter most.`,
      argument,
    );
  }
  const { whole, words: read } = readQuery(text, vocabulary());
  const words = read.filter(({ alternatives }) => alternatives.length > 0);
  if (words.length === 0) {
    throw new InvalidInputError(
      '"text" has no word to search for. Give at least one, such as "図書館" or "library".',
      argument,
    );
  }
  if (words.length > maxWords) {
    throw new InvalidInputError(
      `"text" has ${words.length} words; give at most ${maxWords}, those that matter most.`,
      argument,
    );
  }
  return { whole, words };
}
