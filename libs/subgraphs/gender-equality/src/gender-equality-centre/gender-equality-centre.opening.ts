import { InvalidInputError, type PartialDate } from '@tokorozawa/vocabulary';
import { addDays, isThursday } from './calendar-day';
import { CentreClosingReason } from './centre-closing-rule';
import { CentreOpening } from './centre-opening';
import { findPublicHoliday } from './public-holiday';

/** The properties of a centre that determine its opening days. */
export interface Founded {
  foundedOn: PartialDate;
}

/** The days on which the turn of the year may close the centre, as month and day; see {@link CentreClosingReason}. */
const turnOfYear = { from: '12-28', to: '01-04' };

const applies: Record<CentreClosingReason, (date: string) => boolean> = {
  THURSDAY: isThursday,
  HOLIDAY: (date) => findPublicHoliday(date) !== null,
  DAY_AFTER_HOLIDAY_THURSDAY: (date) => {
    const dayBefore = addDays(date, -1);
    return isThursday(dayBefore) && findPublicHoliday(dayBefore) !== null;
  },
  YEAR_END: (date) => date.slice(5) >= turnOfYear.from || date.slice(5) <= turnOfYear.to,
};

/**
 * Whether the centre is open on a day, and why not. Throws an InvalidInputError for a day before the centre was
 * founded, or in a year whose public holidays are not known.
 */
export function openingOn(date: string, { foundedOn }: Founded): CentreOpening {
  const holidayName = findPublicHoliday(date);
  if (date < foundedOn.text) {
    throw new InvalidInputError(
      `Nothing can be said of ${date}: the centre was founded in ${foundedOn.text}. Give a later day.`,
    );
  }
  const reasons = Object.values(CentreClosingReason).filter((reason) => applies[reason](date));
  return new CentreOpening(date, reasons, holidayName);
}

/** Finds the next days, from this day on, on which the centre is certainly open. Throws as {@link openingOn} does. */
export function nextOpenDays(from: string, count: number, centre: Founded): CentreOpening[] {
  const days: CentreOpening[] = [];
  for (let date = from; days.length < count; date = addDays(date, 1)) {
    const opening = openingOn(date, centre);
    if (opening.open) days.push(opening);
  }
  return days;
}
