import { patternOf, type QueryAlternative, type QueryWord } from '@tokorozawa/search-text';
import type { Loaders } from '@tokorozawa/subgraph-kit';
import type { FoundEntry } from './found-entry';
import { classOfTier, type EntryQuery, queriesForNames, queriesForTexts } from './lexemes';
import { rankBy } from './rank';

/**
 * How many entries a search reads at once. So a search costs about the same, however much is stored. Up to this number of
 * hits, all are found and counted.
 */
export const maxEntries = 300;

/** The id of the entry of a record, or of a version of one. */
export const entryIdOf = (recordId: string): string => `record:${recordId}`;

/** The id of the record, the question or the part of an entry. */
export const recordIdOf = ({ id, kind }: Pick<FoundEntry, 'id' | 'kind'>): string => id.slice(kind.length + 1);

/** A found entry with the number by which hits are sorted. */
export type RankedEntry = FoundEntry & { rank: number };

export interface FoundEntries {
  /** The best first. */
  entries: RankedEntry[];
  /** False if there may be more. */
  isComplete: boolean;
}

/** Days between which a date of the record may lie; null where the range is open. */
export interface DayRange {
  first: string | null;
  last: string | null;
}

/** Which entries to find, with what the terms of the index do not tell. */
export type SearchRequest = EntryQuery & { days?: DayRange | undefined };

/** Finds the entries that have all words of a query, each in one of their texts. */
export async function findEntries(load: Loaders, request: SearchRequest): Promise<FoundEntries> {
  const named = await readTiers(load, queriesForNames(request), conditionsOf(request, 'name_folded'));
  // A match in a name is better than any in a text.
  if (!named.isComplete) return ranked(named.rows, request, false);
  const all = await readTiers(load, queriesForTexts(request), conditionsOf(request, 'folded'));
  return ranked([...named.rows, ...all.rows], request, all.isComplete);
}

/** Finds the entries that have all words of a query in their names. */
export async function findNames(load: Loaders, request: SearchRequest): Promise<FoundEntries> {
  const { rows, isComplete } = await readTiers(load, queriesForNames(request), conditionsOf(request, 'name_folded'));
  return ranked(rows, request, isComplete);
}

function ranked(rows: FoundEntry[], { query }: EntryQuery, isComplete: boolean): FoundEntries {
  const rankOf = rankBy(query);
  const entries = new Map<string, RankedEntry>();
  for (const row of rows as RankedEntry[]) {
    if (entries.has(row.id)) continue;
    row.rank = rankOf(row);
    entries.set(row.id, row);
  }
  return { entries: [...entries.values()].sort(byRank), isComplete };
}

const byRank = (a: RankedEntry, b: RankedEntry): number => a.rank - b.rank || (a.id < b.id ? -1 : 1);

/** SQL conditions on the table `search_entry`, with the values of their parameters, the first of which is $2. */
interface Conditions {
  sql: string[];
  values: unknown[];
}

/** @param column the folded texts in which the words have to occur: all of an entry, or only its short names */
function conditionsOf({ query, days }: SearchRequest, column: 'folded' | 'name_folded'): Conditions {
  const values: unknown[] = [];
  const parameter = (value: unknown): string => `$${values.push(value) + 1}`;
  const occurrences = query.words.flatMap((word) => occurs(word, column, parameter) ?? []);
  return { sql: days ? [...occurrences, isBetween(days, parameter)] : occurrences, values };
}

/** One more row than a search uses tells whether there is more. */
const maxRows = maxEntries + 1;

/** Reads the entries that these queries find, those of all tiers in order, one query after the other, until there are enough. */
export async function readTiers(
  load: Loaders,
  tsqueries: string[],
  { sql, values }: Conditions = { sql: [], values: [] },
): Promise<{ rows: FoundEntry[]; isComplete: boolean }> {
  const rows = await load.select<FoundEntry & { tier: number }>(
    `SELECT entry.*, tier::int FROM unnest($1::text[]) WITH ORDINALITY AS tiers (query, tier), LATERAL (
      SELECT id, kind, subgraph, record_type AS "recordType", omitted_since AS "omittedSince",
        name::text, name_folded AS "nameFolded", line
      FROM search_entry WHERE ${['terms @@ tiers.query::tsquery', ...sql].join(' AND ')} LIMIT ${maxRows}) AS entry
    LIMIT ${maxRows}`,
    [tsqueries, ...values],
  );
  for (const row of rows) row.entryClass = classOfTier(row.tier);
  if (rows.length <= maxEntries) return { rows, isComplete: true };
  // Which rows were read of the tier at which reading ended depends on where they are stored.
  const finished = rows.filter(({ tier }) => tier !== rows.at(-1)?.tier);
  return { rows: finished.length > 0 ? finished : rows, isComplete: false };
}

type AddParameter = (value: string) => string;

/** SQL that is true for entries in which a word really occurs; undefined if the terms of the index say so already. */
function occurs(word: QueryWord, column: string, parameter: AddParameter): string | undefined {
  if (isTerm(word)) return undefined;
  const conditions = word.alternatives.map((alternative) => {
    const pattern = patternOf(alternative);
    return pattern === alternative.folded
      ? `strpos(${column}, ${parameter(pattern)}) > 0`
      : `${column} ~ ${parameter(pattern)}`;
  });
  return `(${conditions.join(' OR ')})`;
}

/** True if the terms of the index say already whether the word occurs. */
export const isTerm = ({ alternatives }: QueryWord): boolean => alternatives.every(isItsOwnTerm);

/** Of Japanese, a term may be a part of more: 6次 of 16次, 毎年 of 毎年度. */
const isItsOwnTerm = (alternative: QueryAlternative): boolean => {
  const { folded, terms } = alternative;
  if (terms.length !== 1 || terms[0] !== folded) return false;
  return /^[a-z0-9]+$/.test(folded) || patternOf(alternative) === folded;
};

/** SQL that is true for records one of whose dates may lie in the range. */
function isBetween({ first, last }: DayRange, parameter: AddParameter): string {
  const conditions = [
    'event_entry.record_id = search_entry.record_id',
    ...(first === null ? [] : [`event_entry.latest >= ${parameter(first)}`]),
    ...(last === null ? [] : [`event_entry.earliest <= ${parameter(last)}`]),
  ];
  return `EXISTS (SELECT FROM event_entry WHERE ${conditions.join(' AND ')})`;
}
