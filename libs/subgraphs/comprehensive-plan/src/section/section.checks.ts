import type { Check, ReviewedRow } from '@tokorozawa/subgraph-kit';

interface SectionRow {
  chapterId: string;
  number: number;
}

/** The sections of each chapter are numbered from 1 without a gap, so that none was lost in the reading. */
export function sectionChecks(sections: SectionRow[], rowsOf: (concept: string) => ReviewedRow[]): Check[] {
  return rowsOf('ComprehensivePlan').map(({ id }) => {
    const numbers = rowsOf('Chapter')
      .filter(({ planId }) => planId === id)
      .map((chapter) => sections.filter(({ chapterId }) => chapterId === chapter.id).map(({ number }) => number));
    const total = numbers.flat().length;
    return {
      id: `check-${id}-sections`,
      statement: {
        ja: `節の番号は、どの章でも1から続き、抜けがない(${total}節)。`,
        en: `The sections of each chapter are numbered from 1 without a gap: ${total} in all.`,
      },
      printed: numbers.map((each) => each.join(' ')).join(' / '),
      computed: numbers.map((each) => each.map((_, index) => index + 1).join(' ')).join(' / '),
      recordId: id,
    };
  });
}
