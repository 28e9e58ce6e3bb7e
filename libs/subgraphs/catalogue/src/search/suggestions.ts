import { foldForSearch, type QueryWord, type ReadQuery, termsOf, wordsBeginningWith } from '@tokorozawa/search-text';
import type { Loaders, SubgraphContext } from '@tokorozawa/subgraph-kit';
import { inLocale, type LocalizedText } from '@tokorozawa/vocabulary';
import { EntryKind } from '../search-index/search-entry.entity';
import { findEntries, findNames, readTiers, recordIdOf, type SearchRequest } from './find-entries';
import type { FoundEntry } from './found-entry';
import { asJapaneseUses } from './japanese-use';
import { EntryClass, queriesForTerms } from './lexemes';
import { knownParts } from './known-parts';
import { type ComparedText, nearestWords } from './nearest-words';
import { readSearchText, vocabulary } from './search-text';
import { type Suggestion, SuggestionKind } from './search.types';

type RequestContext = Pick<SubgraphContext, 'load' | 'locale'>;

/**
 * The names that begin with a text or contain it, and the words of the vocabulary that begin with it, each once. Names that
 * contain it in the other language alone come last: the reader does not see why they are proposed.
 */
export async function suggestWhileTyping(text: string, first: number, context: RequestContext): Promise<Suggestion[]> {
  const { load, locale } = context;
  const query = await asJapaneseUses(readSearchText(text), context);
  const { entries } = await findNames(load, { query, conditions: {}, edition: undefined });
  const names = entries.filter(isName).map((entry) => ({ entry, shown: inLocale(nameOf(entry), locale) }));
  const words = wordsBeginningWith(text, vocabulary()).map((word) => suggestion(word, SuggestionKind.WORD));
  const isSeen = ({ shown }: { shown: string }): boolean => containsWords(foldForSearch(shown), query);
  const proposed = (some: typeof names): Suggestion[] =>
    some.map(({ entry, shown }) => suggestion(shown, SuggestionKind.NAME, { entry }));
  const unseen = names.filter((name) => !isSeen(name) && hasWholeWords(name.entry, query));
  return distinct([...proposed(names.filter(isSeen)), ...words, ...proposed(unseen)]).slice(0, first);
}

const latinWord = /^[a-z0-9]+$/;

/** False if a Latin word of the query is only a part of a longer one in the name, as "lin" of "Lines". */
const hasWholeWords = ({ nameFolded }: FoundEntry, { words }: ReadQuery): boolean =>
  words.every(({ alternatives }) => {
    const latin = alternatives.map(({ folded }) => folded).filter((folded) => latinWord.test(folded));
    return latin.length === 0 || latin.some((folded) => new RegExp(`\\b${folded}\\b`).test(nameFolded));
  });

const containsWords = (folded: string, { words }: ReadQuery): boolean =>
  words.every(({ alternatives }) => alternatives.some((alternative) => folded.includes(alternative.folded)));

/** Sentences, and what is said about records, are no names to search for. */
const isName = ({ kind, entryClass }: FoundEntry): boolean =>
  kind !== EntryKind.QUESTION && entryClass !== EntryClass.FINDING;

const maxAfterMiss = 5;

/** What to try after a search that found nothing. */
export async function suggestAfterMiss(
  text: string,
  request: SearchRequest,
  { load }: RequestContext,
): Promise<Suggestion[]> {
  const { words } = request.query;
  const isRestricted = request.edition !== undefined || request.days || Object.values(request.conditions).some(Boolean);
  const suggestions = [
    ...(isRestricted ? await withoutConditions(text, request, load) : []),
    ...(await withFewerWords(request, load)),
    ...(await withSimilarWords(words, load, { isMissed: !isRestricted && words.length === 1 })),
  ];
  return distinct(suggestions).slice(0, maxAfterMiss);
}

async function withoutConditions(text: string, { query }: SearchRequest, load: Loaders): Promise<Suggestion[]> {
  const { entries } = await findEntries(load, { query, conditions: {}, edition: undefined });
  const { length: count } = entries;
  return count > 0 ? [suggestion(text.trim(), SuggestionKind.WITHOUT_CONDITIONS, { count })] : [];
}

/**
 * The text without one of its words, for each word without which something is found, what finds most first; or else each
 * word that is found by itself.
 */
async function withFewerWords(request: SearchRequest, load: Loaders): Promise<Suggestion[]> {
  const words = request.query.words.slice(0, maxAfterMiss);
  if (words.length < 2) return [];
  const withoutOne = await thatFind(
    words.map((left) => request.query.words.filter((word) => word !== left)),
    request,
    load,
  );
  if (withoutOne.length > 0 || words.length === 2) return withoutOne;
  return thatFind(
    words.map((word) => [word]),
    request,
    load,
  );
}

/** Of several rows of words those that find something; what finds most first. */
async function thatFind(rows: QueryWord[][], request: SearchRequest, load: Loaders): Promise<Suggestion[]> {
  const found = await Promise.all(rows.map((words) => findEntries(load, { ...request, query: queryOf(words) })));
  return rows
    .map((words, index) => ({
      text: [...new Set(words.map(({ written }) => written))].join(' '),
      count: found[index]?.entries.length ?? 0,
    }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
    .map(({ text, count }) => suggestion(text, SuggestionKind.FEWER_WORDS, { count }));
}

interface SimilarWordsOptions {
  /** True if the words are known to be found nowhere. */
  isMissed: boolean;
}

/** For each word that is found nowhere: names and words of the vocabulary of which a part is nearly the same, or that begin so. */
async function withSimilarWords(
  words: QueryWord[],
  load: Loaders,
  options: SimilarWordsOptions,
): Promise<Suggestion[]> {
  const found = await Promise.all(words.slice(0, maxAfterMiss).map((word) => similarTo(word, load, options)));
  return found.flat();
}

const maxSimilar = 3;

/** In characters. What is longer is no single word, and the time of comparing it with names grows with its length. */
const maxSimilarLength = 40;

async function similarTo(word: QueryWord, load: Loaders, { isMissed }: SimilarWordsOptions): Promise<Suggestion[]> {
  const folded = word.alternatives[0]?.folded ?? '';
  if (folded.length < 3 || folded.length > maxSimilarLength) return [];
  if (!isMissed && (await occursAnywhere([word], load))) return [];
  const isLatin = /^[a-z0-9]/.test(folded);
  // Few words of Latin letters are misspelled at their beginning.
  const terms = isLatin ? [folded.slice(0, 2)] : termsOf(folded);
  const { rows } = await readTiers(load, queriesForTerms(terms, isLatin));
  // A question, or what is said about a record, is a sentence and no name.
  const named = new Map(rows.filter(isName).map((entry) => [entry.name, entry]));
  // Each once: many records may have the same name.
  const names = [...named.values()].flatMap(textsOfName);
  const { words } = vocabulary();
  const texts = [
    ...names,
    ...words.map(({ written, folded }) => ({ text: written, folded })),
    ...(isLatin ? names.flatMap(({ text }) => wordsLike(folded, text)) : []),
  ];
  const similar = [...nearestWords(texts, folded), ...wordsBeginningWith(folded.slice(0, -1), vocabulary())];
  return [
    ...distinct(similar.map((text) => suggestion(text, SuggestionKind.SIMILAR))).slice(0, maxSimilar),
    ...(isLatin ? [] : await divided(word.written, texts, load)),
  ];
}

/** The Latin words in an English name that are about as long as a word. */
const wordsLike = (word: string, name: string): ComparedText[] =>
  (name.match(/[A-Za-z][A-Za-z'’]*/g) ?? [])
    .filter((each) => Math.abs(each.length - word.length) <= 1)
    .map((text) => ({ text, folded: foldForSearch(text) }));

/**
 * A word in which several are written together: divided, if something has all parts of it, or else each part that is a name or
 * a known word.
 */
async function divided(word: string, texts: ComparedText[], load: Loaders): Promise<Suggestion[]> {
  const parts = knownParts(word, (part) => texts.some(({ folded }) => folded.includes(part)));
  const together = parts.join(' ');
  const isFound = parts.length > 1 && (await occursAnywhere(readSearchText(together).words, load));
  const whole = new Map(texts.map(({ text, folded }) => [folded.split('\n', 1)[0], text]));
  const known = isFound ? [together] : knownParts(word, (part) => whole.has(part));
  return known.map((text) => suggestion(whole.get(foldForSearch(text)) ?? text, SuggestionKind.DIVIDED));
}

async function occursAnywhere(words: QueryWord[], load: Loaders): Promise<boolean> {
  const { entries } = await findEntries(load, { query: queryOf(words), conditions: {}, edition: undefined });
  return entries.length > 0;
}

/** The name of an entry in both languages: the Japanese one with its readings behind it. */
function textsOfName(entry: FoundEntry): ComparedText[] {
  const { ja, en } = nameOf(entry);
  if (!en) return [{ text: ja, folded: entry.nameFolded }];
  const english = foldForSearch(en);
  const japanese = entry.nameFolded.split('\n').filter((line) => line !== english);
  return [
    { text: ja, folded: japanese.join('\n') },
    { text: en, folded: english },
  ];
}

const nameOf = ({ name }: FoundEntry): LocalizedText => JSON.parse(name) as LocalizedText;

const queryOf = (words: QueryWord[]): ReadQuery => ({
  whole: foldForSearch(words.map(({ written }) => written).join(' ')),
  words,
});

const suggestion = (
  text: string,
  kind: SuggestionKind,
  { count = null, entry }: { count?: number | null; entry?: FoundEntry } = {},
): Suggestion => ({
  text,
  kind,
  count,
  recordType: entry?.recordType ?? null,
  recordId: entry?.recordType ? recordIdOf(entry) : null,
});

/** The first suggestion of each text. Texts that are searched for alike, such as "Peace" and "peace", are one. */
function distinct(suggestions: Suggestion[]): Suggestion[] {
  const byText = new Map<string, Suggestion>();
  for (const each of suggestions) {
    const folded = foldForSearch(each.text);
    if (!byText.has(folded)) byText.set(folded, each);
  }
  return [...byText.values()];
}
