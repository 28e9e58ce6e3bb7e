import type { Check } from '@tokorozawa/subgraph-kit';
import { checkCopies, type CountedEdition } from './city-publication-edition.copies';

interface EditionRow {
  id: string;
  format: string;
  issuesPerYear: number;
  copies: number;
  copiesBasis?: CountedEdition['copiesBasis'] | undefined;
}

/** Checks the copies of a year of each edition for which the copies of one issue are known. */
export function cityPublicationEditionChecks(rows: EditionRow[]): Check[] {
  const counted = rows.map((row) => ({ ...row, copiesBasis: row.copiesBasis ?? null }));
  return counted.flatMap((edition) => {
    const check = checkCopies(
      edition,
      counted.filter(({ format }) => format === edition.format),
    );
    if (!check) return [];
    return {
      id: `check-${edition.id}-copies`,
      statement: {
        ja: `年間の部数と、1回の部数の${check.issuesPerYear}倍。`,
        en: `The copies of a year, and ${check.issuesPerYear} times those of one issue.`,
      },
      printed: String(check.printedTotal),
      computed: String(check.computedTotal),
      recordId: edition.id,
    };
  });
}
