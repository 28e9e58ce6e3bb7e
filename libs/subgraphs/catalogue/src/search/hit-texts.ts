import { findMatches, type ReadQuery, type Snippet, snippetOf } from '@tokorozawa/search-text';
import type { SubgraphContext } from '@tokorozawa/subgraph-kit';
import { Locale } from '@tokorozawa/vocabulary';
import type { SearchEntry } from '../search-index/search-entry.entity';

/** In UTF-16 code units. */
const snippetLength = 120;

type EntryTexts = Pick<SearchEntry, 'id' | 'texts' | 'folded'>;

/** Where an entry matches best. */
export interface Match {
  /** The dotted GraphQL path. */
  field: string;
  snippet: Snippet;
}

/** Reads the texts of entries, and finds where each of them matches a query best. Entries are known by their ids. */
export async function matchesOf(
  ids: string[],
  query: ReadQuery,
  { load, locale }: Pick<SubgraphContext, 'load' | 'locale'>,
): Promise<Map<string, Match>> {
  if (ids.length === 0) return new Map();
  const rows = await load.select<EntryTexts>('SELECT id, texts, folded FROM search_entry WHERE id = ANY($1)', [ids]);
  return new Map(
    rows.flatMap((row) => {
      const match = matchOf(row, query, locale);
      return match ? [[row.id, match] as const] : [];
    }),
  );
}

function matchOf({ texts, folded }: EntryTexts, query: ReadQuery, locale: Locale): Match | undefined {
  const index = bestLine(folded.split('\n'), query, locale);
  // Each text has two lines: its Japanese and its English.
  const found = texts[Math.floor(index / 2)];
  const text = index % 2 === 0 ? found?.ja : found?.en;
  const snippet = text && snippetOf(text, query, snippetLength);
  return found && snippet ? { field: found.field, snippet } : undefined;
}

/** Of the lines with the most words, the name, or else one in the language of the request, or else the first. */
function bestLine(lines: string[], query: ReadQuery, locale: Locale): number {
  const remainder = locale === Locale.JA ? 0 : 1;
  const scores = lines.map((line, index) => {
    const words = countWords(line, query);
    return words === 0 ? 0 : 4 * words + (index < 2 ? 2 : 0) + (index % 2 === remainder ? 1 : 0);
  });
  return scores.indexOf(Math.max(...scores));
}

/** How many of the words occur in a line. */
const countWords = (line: string, { words }: ReadQuery): number =>
  words.filter(({ alternatives }) =>
    alternatives.some((alternative) => line.includes(alternative.folded) && findMatches(line, alternative).length > 0),
  ).length;
