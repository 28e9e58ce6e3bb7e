import { createHash } from 'node:crypto';
import { type QueryAlternative, type ReadQuery, termsOf } from '@tokorozawa/search-text';
import { Check } from '../check/check.entity';
import { Correction } from '../correction/correction.entity';
import { Gap } from '../gap/gap.entity';
import { Observation } from '../observation/observation.entity';
import { EntryKind, type SearchEntry } from '../search-index/search-entry.entity';

/**
 * The lexemes under which an entry is indexed, and the queries that find them. Each lexeme is `<tier><edition>:<mark><term>`:
 *
 * - The *tier* is a letter that stands for the class of the entry and its place in it. Each tier of a class has six times as
 *   many entries as the one before, among which a hash of the id divides them. A search reads tier after tier until it has
 *   enough: about as many entries, however many there are, and those of the important classes first.
 * - The *edition* is that of a pinned version, and empty for the newest version of a record.
 * - The *mark* says what the term is: none for a term of a text, `~` for a term of a name, `^` for the whole of a name, `=` for
 *   a Latin word in a Japanese text, and `@` for a condition such as `@kind=RECORD`.
 */

/** What decides under which lexemes an entry is indexed. */
export type IndexedEntry = Pick<
  SearchEntry,
  | 'id'
  | 'kind'
  | 'subgraph'
  | 'recordType'
  | 'recordId'
  | 'editionId'
  | 'versionOf'
  | 'omittedSince'
  | 'sections'
  | 'nameFolded'
  | 'folded'
> & {
  /** The calendar years that the dates of the record touch. */
  years: number[];
};

/** In the order in which a search reads them. */
export enum EntryClass {
  /** Parts, questions, and the sections of the plan: what leads to many records. */
  OVERVIEW,
  RECORD,
  /** What is said about a record: its figures, corrections, gaps and checks. */
  FINDING,
  /** What the newest edition no longer prints. */
  OMITTED,
}

const findings = new Set([Correction, Gap, Check, Observation].map(({ name }) => name));

function classOf({ kind, recordType, recordId, omittedSince, sections }: IndexedEntry): EntryClass {
  if (omittedSince !== null) return EntryClass.OMITTED;
  if (findings.has(recordType ?? '')) return EntryClass.FINDING;
  const isSection = sections.includes(recordId);
  return kind !== EntryKind.RECORD || isSection ? EntryClass.OVERVIEW : EntryClass.RECORD;
}

/** The tiers of each class, in the order in which a search reads them. Of overviews there are few. */
const tiersOfClass: Record<EntryClass, string> = {
  [EntryClass.OVERVIEW]: 'a',
  [EntryClass.RECORD]: 'bcde',
  [EntryClass.FINDING]: 'fghi',
  [EntryClass.OMITTED]: 'jkl',
};

const allTiers = [...Object.values(tiersOfClass).join('')];

const classesOfTiers = Object.entries(tiersOfClass).flatMap(([entryClass, tiers]) =>
  Array.from(tiers, () => Number(entryClass) as EntryClass),
);

/**
 * The class of the entries that a query finds.
 * @param number that of the query, from 1, among those for one or several times all tiers
 */
export const classOfTier = (number: number): EntryClass =>
  classesOfTiers[(number - 1) % classesOfTiers.length] as EntryClass;

/** How many times as many entries a tier has as the one before. */
const growth = 6;

function tierOf(entry: IndexedEntry): string {
  const tiers = tiersOfClass[classOf(entry)];
  // From 0 to 1, and always the same for an id.
  let place = createHash('md5').update(entry.id).digest().readUInt32BE() / 2 ** 32;
  let index = tiers.length - 1;
  while (index > 0 && (place *= growth) < 1) index--;
  return tiers.charAt(index);
}

/** In characters. PostgreSQL limits a lexeme to 2,046 bytes. */
const maxTerm = 100;

const wholeName = (name: string): string => `^${name.slice(0, maxTerm)}`;

/** PostgreSQL cannot store half of a surrogate pair. */
const halfOfPair = /\p{Surrogate}/u;

/** The lexemes of an entry, each once. */
export function lexemesOf(entry: IndexedEntry): string[] {
  const { kind, subgraph, recordType, sections, years } = entry;
  const names = entry.nameFolded.split('\n');
  const terms = [
    ...termsOfTexts(entry),
    ...latinTermsInJapanese(entry),
    ...names.flatMap((name) => [wholeName(name), ...termsOf(name).map((term) => `~${term}`)]),
    ...conditionGroups({
      kinds: [kind],
      subgraphs: [subgraph],
      recordTypes: [recordType ?? ''],
      sections,
      years,
    }).flat(),
  ];
  const scope = scopeOf(tierOf(entry), entry.versionOf === null ? null : entry.editionId);
  return storable(terms).map((term) => scope + term);
}

/** The terms of all texts, each once, as those of an event are indexed. */
export const termsOfTexts = ({ folded }: Pick<IndexedEntry, 'folded'>): string[] =>
  storable(folded.split('\n').flatMap(termsOf));

/** The Latin words in Japanese texts, which are every other line. */
function latinTermsInJapanese({ folded }: IndexedEntry): string[] {
  const japanese = folded.split('\n').filter((line, index) => index % 2 === 0 && /[^\x00-\x7F]/.test(line));
  const words = japanese.flatMap((line) => line.match(/[a-z0-9]*[a-z][a-z0-9]*/g) ?? []);
  return words.map((word) => `${japaneseMark}${word}`);
}

const japaneseMark = '=';

const storable = (terms: string[]): string[] =>
  [...new Set(terms)].filter((term) => term.length <= maxTerm + 1 && !halfOfPair.test(term));

const scopeOf = (tier: string, edition: string | null | undefined): string => `${tier}${edition ?? ''}:`;

/** Conditions that are looked up in the index. Of each list, an entry has at least one. */
export interface IndexedConditions {
  kinds?: readonly string[] | null | undefined;
  subgraphs?: readonly string[] | null | undefined;
  recordTypes?: readonly string[] | null | undefined;
  sections?: readonly string[] | null | undefined;
  years?: readonly number[] | null | undefined;
}

const conditionNames = {
  kinds: 'kind',
  subgraphs: 'subgraph',
  recordTypes: 'type',
  sections: 'section',
  years: 'year',
} satisfies Record<keyof IndexedConditions, string>;

/** The terms of each condition that is given. */
const conditionGroups = (conditions: IndexedConditions): string[][] =>
  Object.entries(conditionNames).flatMap(([list, name]) => {
    const values = conditions[list as keyof IndexedConditions];
    return values ? [values.map((value) => `@${name}=${value}`)] : [];
  });

/** Which entries to find. */
export interface EntryQuery {
  query: ReadQuery;
  conditions: IndexedConditions;
  /** Without it, the newest versions. */
  edition: string | undefined;
}

/** The queries for the entries with all words in any text, in the notation of `tsquery`, to be read one after the other. */
export const queriesForTexts = (request: EntryQuery): string[] => inTiers(request, wordsWithin(request.query, ''));

/** The same for the entries whose name begins with the words, and then for those with all words in their names. */
export const queriesForNames = (request: EntryQuery): string[] => [
  ...inTiers(request, beginsName(request.query)),
  ...inTiers(request, wordsWithin(request.query, '~')),
];

/** The queries for the entries with one of these terms in their names, or with one that begins so. */
export const queriesForTerms = (terms: string[], isPrefix: boolean): string[] =>
  scopesOf(undefined).map((scope) => anyOf(terms.map((term) => quoted(`${scope}~${term}`, isPrefix))));

/** The query for the newest versions of records whose Japanese texts have a Latin word. */
export const queryForJapaneseUse = (word: string): string =>
  anyOf(scopesOf(undefined).map((scope) => quoted(`${scope}${japaneseMark}${word}`)));

/** The query for the newest versions of the records of a type. */
export const queryForType = (type: string): string =>
  anyOf(scopesOf(undefined).map((scope) => quoted(`${scope}@${conditionNames.recordTypes}=${type}`)));

/** The query for events with all words in any text of their records. Events are read in their order, so they have no tiers. */
export const queryForWords = (query: ReadQuery): string => wordsWithin(query, '')('');

function inTiers({ conditions, edition }: EntryQuery, matcher: Matcher): string[] {
  const groups = conditionGroups(conditions);
  if (groups.some((terms) => terms.length === 0)) return [];
  return scopesOf(edition).map((scope) =>
    allOf([matcher(scope), ...groups.map((terms) => anyOf(terms.map((term) => quoted(scope + term))))]),
  );
}

const scopesOf = (edition: string | undefined): string[] => allTiers.map((tier) => scopeOf(tier, edition));

/** Makes the query for the entries of one scope. */
type Matcher = (scope: string) => string;

function beginsName(query: ReadQuery): Matcher {
  const { whole, words } = query;
  const names = new Set([whole, whole.replaceAll(' ', '')].map(wholeName));
  const begins: Matcher = (scope) => anyOf([...names].map((name) => quoted(scope + name, true)));
  // A word that only Japanese texts are searched for does not go on.
  const isWhole = words.some(({ alternatives }) => alternatives.some(({ isJapaneseOnly }) => isJapaneseOnly));
  return isWhole ? (scope) => allOf([begins(scope), wordsWithin(query, '~')(scope)]) : begins;
}

function wordsWithin({ words }: ReadQuery, mark: string): Matcher {
  const inScope = (scope: string, { terms, isPrefix, isJapaneseOnly = false }: QueryAlternative): string =>
    allOf([
      ...terms.map((term, index) => quoted(scope + mark + term, isPrefix && index === terms.length - 1)),
      ...(isJapaneseOnly ? terms.map((term) => quoted(scope + japaneseMark + term)) : []),
    ]);
  return (scope) =>
    allOf(words.map(({ alternatives }) => anyOf(alternatives.map((alternative) => inScope(scope, alternative)))));
}

const allOf = (queries: string[]): string => `(${queries.join(' & ')})`;
const anyOf = (queries: string[]): string => `(${queries.join(' | ')})`;

/** Longer ones are in no entry. */
const maxLexeme = 2 * maxTerm;

const quoted = (lexeme: string, isPrefix = false): string =>
  `'${lexeme.slice(0, maxLexeme).replaceAll('\\', '\\\\').replaceAll("'", "''")}'${isPrefix ? ':*' : ''}`;
