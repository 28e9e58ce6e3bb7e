import type { Check } from '@tokorozawa/subgraph-kit';
import type { PartialDate } from '@tokorozawa/vocabulary';
import { inBothCalendars, withoutSpaces } from '../printed-date';

interface CommitteeRow {
  id: string;
  date: PartialDate;
  datePrinted: string;
}

/** The year of the founding agrees in both calendars. */
export function friendshipCommitteeChecks(committees: CommitteeRow[]): Check[] {
  return committees.map(({ id, date, datePrinted }) => ({
    id: `check-${id}-date`,
    statement: { ja: '創立の年の元号と西暦の一致。', en: 'The year of its founding in both calendars.' },
    printed: withoutSpaces(datePrinted),
    computed: inBothCalendars(date, datePrinted),
    recordId: id,
  }));
}
