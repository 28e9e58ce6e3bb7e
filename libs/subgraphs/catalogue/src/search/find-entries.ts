import { patternOf, type QueryAlternative, type QueryWord } from '@tokorozawa/search-text';
import type { Loaders } from '@tokorozawa/subgraph-kit';
import type { FoundEntry } from './found-entry';
import { classOf, type EntryQuery, queriesForNames, queriesForTexts } from './lexemes';
import { rankBy } from './rank';

/**
 * How many entries a search reads at once. So a search costs about the same, however much is stored. Up to this number of
 * hits, all are found and counted.
 */
export const maxEntries = 300;

/** The id of the entry of a record, or of a version of one. */
export const entryIdOf = (recordId: string): string => `record:${recordId}`;

/** A found entry with the text by which hits are sorted. */
export type RankedEntry = FoundEntry & { rank: string };

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
  const conditions = conditionsOf(request);
  const named = await readTiers(load, queriesForNames(request), conditions);
  // A match in a name is better than any in a text.
  if (!named.isComplete) return ranked(named.rows, request, false);
  const all = await readTiers(load, queriesForTexts(request), conditions);
  return ranked([...named.rows, ...all.rows], request, all.isComplete);
}

/** Finds the entries that have all words of a query in their names. */
export async function findNames(load: Loaders, request: SearchRequest): Promise<FoundEntries> {
  const { rows, isComplete } = await readTiers(load, queriesForNames(request), conditionsOf(request));
  return ranked(rows, request, isComplete);
}

function ranked(rows: FoundEntry[], { query }: EntryQuery, isComplete: boolean): FoundEntries {
  const rankOf = rankBy(query);
  const entries = [...new Map(rows.map((row) => [row.id, { ...row, rank: rankOf(row) }])).values()];
  return { entries: entries.sort(byRank), isComplete };
}

function byRank(a: RankedEntry, b: RankedEntry): number {
  if (a.rank === b.rank) return a.id < b.id ? -1 : 1;
  return a.rank < b.rank ? -1 : 1;
}

/** SQL conditions on the table `search_entry`, with the values of their parameters, the first of which is $3. */
interface Conditions {
  sql: string[];
  values: unknown[];
}

function conditionsOf({ query, days }: SearchRequest): Conditions {
  const values: unknown[] = [];
  const parameter = (value: unknown): string => `$${values.push(value) + 2}`;
  const occurrences = query.words.flatMap((word) => occurs(word, parameter) ?? []);
  return { sql: days ? [...occurrences, isBetween(days, parameter)] : occurrences, values };
}

/** Reads the entries that these queries find, one query after the other, until there are enough. */
export async function readTiers(
  load: Loaders,
  tsqueries: string[],
  { sql, values }: Conditions = { sql: [], values: [] },
): Promise<{ rows: FoundEntry[]; isComplete: boolean }> {
  const read = await load.select<Omit<FoundEntry, 'entryClass'> & { tier: number; isSection: boolean }>(
    `SELECT entry.*, tier::int FROM unnest($1::text[]) WITH ORDINALITY AS tiers (query, tier), LATERAL (
      SELECT id, kind, subgraph, record_type AS "recordType", record_id AS "recordId", edition_id AS "editionId",
        omitted_since AS "omittedSince", sections::text, sections ? record_id AS "isSection", name::text,
        name_folded AS "nameFolded", line
      FROM search_entry WHERE ${['terms @@ tiers.query::tsquery', ...sql].join(' AND ')} LIMIT $2) AS entry
    LIMIT $2`,
    [tsqueries, maxEntries + 1, ...values],
  );
  const rows = read.map((row) => Object.assign(row, { entryClass: classOf(row, row.isSection) }));
  if (rows.length <= maxEntries) return { rows, isComplete: true };
  // Which rows were read of the tier at which reading ended depends on where they are stored.
  const finished = rows.filter(({ tier }) => tier !== rows.at(-1)?.tier);
  return { rows: finished.length > 0 ? finished : rows, isComplete: false };
}

type AddParameter = (value: string) => string;

/** SQL that is true for entries in which a word really occurs; undefined if the terms of the index say so already. */
function occurs({ alternatives }: QueryWord, parameter: AddParameter): string | undefined {
  if (alternatives.every(isItsOwnTerm)) return undefined;
  const conditions = alternatives.map((alternative) => {
    const pattern = patternOf(alternative);
    return pattern === alternative.folded
      ? `strpos(folded, ${parameter(pattern)}) > 0`
      : `folded ~ ${parameter(pattern)}`;
  });
  return `(${conditions.join(' OR ')})`;
}

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
