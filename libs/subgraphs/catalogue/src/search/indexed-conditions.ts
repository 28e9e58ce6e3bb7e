import { idsIn } from '@tokorozawa/subgraph-kit';
import type { DayRange } from './find-entries';

/** A section in the index: by its code, by its id, and by the id of its version in an edition. */
export function sectionNames(section: string, edition: string | undefined): string[] {
  // A code may be written in the full-width characters of Japanese text.
  const idOrCode = section.normalize('NFKC').trim();
  return [...new Set([idOrCode, ...idsIn(edition, [idOrCode], 'where.section')])];
}

/** Beyond that many years, the dates of the records alone decide. */
const maxYears = 60;

/** The calendar years of a range; undefined if there are too many to look each of them up in the index. */
export function yearsOf({ first, last }: DayRange): number[] | undefined {
  const [from, to] = [first, last].map((day) => Number(day?.slice(0, 4)));
  const count = Number(to) - Number(from) + 1;
  if (first === null || last === null || count > maxYears) return undefined;
  return Array.from({ length: count }, (_, index) => Number(from) + index);
}
