import type { Check, ReviewedRow } from '@tokorozawa/subgraph-kit';
import type { PartialDate } from '@tokorozawa/vocabulary';

interface TotalRow {
  id: string;
  date: PartialDate;
  printedCases: number;
}

type Counts = { date: PartialDate; cases: number }[];

/** The printed number of all cases of a fiscal year, and the sum of those of each consultation. */
export function consultationTotalChecks(rows: TotalRow[], rowsOf: (concept: string) => ReviewedRow[]): Check[] {
  const counts = rowsOf('Consultation').flatMap((row) => row.counts as Counts);
  return rows.map(({ id, date, printedCases }) => ({
    id: `check-${id}`,
    statement: {
      ja: `${date.fiscalYear}年度の相談件数の合計。`,
      en: `The sum of the cases of all consultations in FY${date.fiscalYear}.`,
    },
    printed: String(printedCases),
    computed: String(
      counts.filter((count) => count.date.text === date.text).reduce((sum, { cases }) => sum + cases, 0),
    ),
    recordId: id,
  }));
}
