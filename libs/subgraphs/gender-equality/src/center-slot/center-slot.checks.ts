import type { Check, ReviewedRow } from '@tokorozawa/subgraph-kit';

interface SlotRow {
  centerId: string;
  number: number;
  hours: Hours;
}

interface Hours {
  start: string;
  end: string;
}

const slotMinutes = 120;

/** The slots of a center last two hours each, follow one another and lie within its opening hours. */
export function centerSlotChecks(slots: SlotRow[], rowsOf: (concept: string) => ReviewedRow[]): Check[] {
  return rowsOf('GenderEqualityCenter').map(({ id, openingHours }) => {
    const ofCenter = slots.filter(({ centerId }) => centerId === id);
    const fitting = ofCenter.filter(({ hours }, index) =>
      fits(hours, ofCenter[index - 1]?.hours, openingHours as Hours),
    );
    return {
      id: `check-${id}-slots`,
      statement: {
        ja: '使用区分は、どれも2時間で、重ならず、開館時間の中にある。',
        en: 'The slots last two hours each, do not overlap and lie within the opening hours.',
      },
      printed: ofCenter.map(({ number }) => number).join(' '),
      computed: fitting.map(({ number }) => number).join(' '),
      recordId: id,
    };
  });
}

function fits({ start, end }: Hours, before: Hours | undefined, opening: Hours): boolean {
  const isAfter = !before || before.end <= start;
  return isAfter && opening.start <= start && end <= opening.end && minutesOf(end) - minutesOf(start) === slotMinutes;
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}
