import type { CityPublicationEdition } from './city-publication-edition.entity';
import { CopiesBasis } from './copies-basis';
import type { CopiesCheck } from './copies-check';

/** What the check reads of an edition. */
export type CountedEdition = Pick<CityPublicationEdition, 'issuesPerYear' | 'copies' | 'copiesBasis'>;

/**
 * Compares the copies of a year with those of the editions of the same format that appear once a year.
 * Null when the edition gives no total of several issues, or when those editions are none, or differ among themselves.
 */
export function checkCopies(edition: CountedEdition, sameFormat: CountedEdition[]): CopiesCheck | null {
  const { issuesPerYear, copies: printedTotal, copiesBasis } = edition;
  const single = new Set(sameFormat.filter((other) => other.issuesPerYear === 1).map(({ copies }) => copies));
  const [copiesPerIssue] = single;
  if (copiesBasis !== CopiesBasis.YEAR_TOTAL || issuesPerYear === 1) return null;
  if (copiesPerIssue === undefined || single.size > 1) return null;
  const computedTotal = issuesPerYear * copiesPerIssue;
  return { printedTotal, issuesPerYear, copiesPerIssue, computedTotal, agrees: computedTotal === printedTotal };
}
