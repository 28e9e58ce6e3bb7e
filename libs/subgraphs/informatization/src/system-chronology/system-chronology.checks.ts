import { type Check, orderCheck, type ReviewedRow } from '@tokorozawa/subgraph-kit';
import type { PartialDate } from '@tokorozawa/vocabulary';

interface MilestoneRow extends ReviewedRow {
  chronologyId?: string | null;
  number?: number | null;
  date: PartialDate;
}

/** The entries of a chronology are printed in the order of their months. */
export function systemChronologyChecks(
  chronologies: { id: string }[],
  rowsOf: (concept: string) => ReviewedRow[],
): Check[] {
  return chronologies.map(({ id }) => {
    const entries = (rowsOf('SystemMilestone') as MilestoneRow[]).filter(({ chronologyId }) => chronologyId === id);
    const check = {
      id: `check-${id}-order`,
      statement: { ja: '沿革は年月の順に並ぶ。', en: 'The chronology is in the order of its months.' },
      recordId: id,
    };
    return orderCheck(
      check,
      entries.sort((a, b) => Number(a.number) - Number(b.number)).map(({ date }) => date.text),
    );
  });
}
