import type { Check, ReviewedRow } from '@tokorozawa/subgraph-kit';

interface TotalRow {
  id: string;
  fiscalYear: number;
  printedCases: number;
}

type Counts = { fiscalYear: number; cases: number }[];

/** The printed number of all cases of a fiscal year, and the sum of those of each consultation. */
export function consultationTotalChecks(rows: TotalRow[], rowsOf: (concept: string) => ReviewedRow[]): Check[] {
  const counts = rowsOf('Consultation').flatMap((row) => row.counts as Counts);
  return rows.map(({ id, fiscalYear, printedCases }) => ({
    id: `check-${id}`,
    statement: {
      ja: `${fiscalYear}年度の相談件数の合計。`,
      en: `The sum of the cases of all consultations in fiscal ${fiscalYear}.`,
    },
    printed: String(printedCases),
    computed: String(
      counts.filter((count) => count.fiscalYear === fiscalYear).reduce((sum, { cases }) => sum + cases, 0),
    ),
    recordId: id,
  }));
}
