import {
  addDays,
  areHolidaysKnown,
  type DayRange,
  findPublicHoliday,
  lastYearOfHolidays,
  type PartialDate,
  Weekday,
  weekdayOf,
} from '@tokorozawa/vocabulary';
import { CenterClosingReason } from './center-closing-rule';
import type { CenterHours } from './center-hours';
import type { CenterOpenDays } from './center-open-days';
import { CenterOpening } from './center-opening';

export const isThursday = (date: string): boolean => weekdayOf(date) === Weekday.THURSDAY;

/** The properties of a center that determine its opening days. */
export interface Founded {
  date: PartialDate;
  openingHours: Pick<CenterHours, 'start' | 'end'>;
}

/** The days on which the year-end and New Year period may close the center, as month and day; see {@link CenterClosingReason}. */
const turnOfYear = { from: '12-28', to: '01-04' };

const applies: Record<CenterClosingReason, (date: string, center: Founded) => boolean> = {
  NOT_FOUNDED: (date, center) => date < center.date.earliest,
  THURSDAY: isThursday,
  HOLIDAY: (date) => findPublicHoliday(date) !== null,
  DAY_AFTER_HOLIDAY_THURSDAY: (date) => {
    const dayBefore = addDays(date, -1);
    return isThursday(dayBefore) && findPublicHoliday(dayBefore) !== null;
  },
  YEAR_END: (date) => date.slice(5) >= turnOfYear.from || date.slice(5) <= turnOfYear.to,
  HOLIDAYS_UNKNOWN: (date) => !areHolidaysKnown(date),
};

/** Whether the center is open on a day, and every reason why not. */
export function openingOn(date: string, center: Founded): CenterOpening {
  const reasons = Object.values(CenterClosingReason).filter((reason) => applies[reason](date, center));
  return new CenterOpening(date, reasons, findPublicHoliday(date), {
    hours: center.openingHours,
    nextOpenDay: () => nextOpenDays({ first: addDays(date, 1), last: null }, 1, center).days[0]?.date.text,
  });
}

/**
 * Finds the first days of a range on which the center is certainly open, and those among them of which that cannot be
 * said. None is found after the last year whose public holidays are known, so there may be fewer days than asked for.
 */
export function nextOpenDays(
  { first, last }: DayRange & { first: string },
  count: number,
  center: Founded,
): CenterOpenDays {
  const days: CenterOpening[] = [];
  const doubtful: CenterOpening[] = [];
  const { earliest: founded } = center.date;
  const start = first < founded ? `${founded.slice(0, 4)}-01-01` : first;
  const lastKnown = `${lastYearOfHolidays}-12-31`;
  const end = last !== null && last < lastKnown ? last : lastKnown;
  for (let date = start; days.length < count && date <= end; date = addDays(date, 1)) {
    const opening = openingOn(date, center);
    if (opening.open) days.push(opening);
    if (opening.open === null) doubtful.push(opening);
  }
  return { days, doubtful };
}
