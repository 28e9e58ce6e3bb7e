import type { QueryWord, ReadQuery } from '@tokorozawa/search-text';
import type { SubgraphContext } from '@tokorozawa/subgraph-kit';
import { Locale } from '@tokorozawa/vocabulary';
import { queryForJapaneseUse } from './lexemes';

/**
 * Latin words that Japanese texts use, such as LINE, are looked for where these use them: English prose has the same letters by
 * accident, as in "in line with". So it is for who reads Japanese, and for who writes the word in capitals. Words that only
 * English texts have, such as soybean, are looked for in these.
 */
export async function asJapaneseUses(
  query: ReadQuery,
  { load, locale }: Pick<SubgraphContext, 'load' | 'locale'>,
): Promise<ReadQuery> {
  const latin = query.words.filter((word) => isLatin(word) && (locale === Locale.JA || isCapital(word)));
  if (latin.length === 0) return query;
  const used = await load.select<{ word: string }>(
    `SELECT word FROM unnest($1::text[], $2::text[]) AS asked (word, query)
    WHERE EXISTS (SELECT FROM search_entry WHERE terms @@ asked.query::tsquery)`,
    [latin.map(foldedOf), latin.map((word) => queryForJapaneseUse(foldedOf(word)))],
  );
  const known = new Set(used.map(({ word }) => word));
  return {
    ...query,
    words: query.words.map((word) => (latin.includes(word) && known.has(foldedOf(word)) ? inJapanese(word) : word)),
  };
}

const foldedOf = ({ alternatives: [own] }: QueryWord): string => own?.folded ?? '';

const latinWord = /^[a-z]{2,}$/;

const isLatin = (word: QueryWord): boolean => latinWord.test(foldedOf(word));

const isCapital = ({ written }: QueryWord): boolean => /^[A-Z]+$/.test(written.normalize('NFKC'));

/** The word itself, and what means the same, but not its English plural, or longer English words. */
const inJapanese = (word: QueryWord): QueryWord => ({
  ...word,
  alternatives: word.alternatives.flatMap((alternative, index) => {
    if (index === 0) return [{ ...alternative, isJapaneseOnly: true }];
    return alternative.folded.startsWith(foldedOf(word).slice(0, -1)) ? [] : [alternative];
  }),
});
