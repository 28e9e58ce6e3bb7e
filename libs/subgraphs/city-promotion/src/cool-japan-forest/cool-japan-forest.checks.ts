import { type Check, orderCheck, type ReviewedRow } from '@tokorozawa/subgraph-kit';
import type { PartialDate } from '@tokorozawa/vocabulary';

interface MilestoneRow extends ReviewedRow {
  forestId: string;
  date: PartialDate;
}

/** The entries of the chronology of an initiative (これまでの経緯) are printed in the order of their months. */
export function coolJapanForestChecks(forests: { id: string }[], rowsOf: (concept: string) => ReviewedRow[]): Check[] {
  return forests.map(({ id }) => {
    const milestones = (rowsOf('ForestMilestone') as MilestoneRow[]).filter(({ forestId }) => forestId === id);
    const statement = { ja: '経緯は年月の順に並ぶ。', en: 'The chronology is in the order of its months.' };
    const check = { id: `check-${id}-order`, statement, recordId: id };
    return orderCheck(
      check,
      milestones.map(({ date }) => date.text),
    );
  });
}
