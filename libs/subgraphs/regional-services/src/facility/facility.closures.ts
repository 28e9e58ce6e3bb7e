import {
  addDays,
  areHolidaysKnown,
  daysFromTo,
  findPublicHoliday,
  firstYearOfHolidays,
  InvalidInputError,
  lastYearOfHolidays,
  type DayRange,
  weekdayOf,
} from '@tokorozawa/vocabulary';
import { FacilityClosure } from './facility-closure';
import { FacilityClosureKind, type FacilityClosureRule, FacilityHolidayRule } from './facility-closure-rule';

const maxDays = 366;

/**
 * Finds the days of a range on which these rules close a facility, the earliest first. Throws an InvalidInputError for a
 * range that is open, that is longer than a year, or in which public holidays are not known.
 */
export function closuresBetween(rules: FacilityClosureRule[], { first, last }: DayRange): FacilityClosure[] {
  if (first === null || last === null) {
    throw new InvalidInputError('"between" needs a start and an end, such as { start: "2026-12", end: "2027-01" }.');
  }
  const count = daysFromTo(first, last);
  if (count > maxDays) {
    throw new InvalidInputError(
      `"between" has ${count} days; give at most ${maxDays}, and the others in another request.`,
    );
  }
  if (!areHolidaysKnown(first) || !areHolidaysKnown(last)) {
    throw new InvalidInputError(
      `Public holidays are known from ${firstYearOfHolidays} to ${lastYearOfHolidays}. Give a range within these years.`,
    );
  }
  return Array.from({ length: count }, (_, index) => addDays(first, index)).flatMap((day) => {
    const reasons = rules.filter((rule) => isClosedBy(rule, day));
    return reasons.length > 0 ? new FacilityClosure(day, reasons, findPublicHoliday(day)) : [];
  });
}

const isHoliday = (day: string): boolean => findPublicHoliday(day) !== null;

function isClosedBy(rule: FacilityClosureRule, day: string): boolean {
  switch (rule.kind) {
    case FacilityClosureKind.WEEKDAY:
    case FacilityClosureKind.NTH_WEEKDAY:
      return isRegularlyClosed(rule, day);
    case FacilityClosureKind.HOLIDAY:
      return isHoliday(day);
    case FacilityClosureKind.DAY_AFTER_HOLIDAY:
      return isHoliday(addDays(day, -1));
    case FacilityClosureKind.YEARLY_PERIOD:
      return isWithinYearly(rule, day.slice(5));
    case FacilityClosureKind.DATES:
      return rule.dates?.includes(day) ?? false;
  }
}

function isRegularlyClosed(rule: FacilityClosureRule, day: string): boolean {
  const { onHolidays } = rule;
  if (onHolidays === FacilityHolidayRule.OPEN) return isRegularDay(rule, day) && !isHoliday(day);
  if (onHolidays !== FacilityHolidayRule.CLOSED_LATER) return isRegularDay(rule, day);
  if (isHoliday(day)) return false;
  if (isRegularDay(rule, day)) return true;
  // A holiday before it, of several that follow each other, may have been the regular day.
  for (let before = addDays(day, -1); isHoliday(before); before = addDays(before, -1)) {
    if (isRegularDay(rule, before)) return true;
  }
  return false;
}

/** Whether a day is one of those that the rule names, whether or not it is a holiday. */
function isRegularDay({ kind, weekdays, weeks }: FacilityClosureRule, day: string): boolean {
  if (!weekdays?.includes(weekdayOf(day))) return false;
  return kind === FacilityClosureKind.WEEKDAY || (weeks?.includes(Math.ceil(Number(day.slice(8)) / 7)) ?? false);
}

/** A period such as `12-29` to `01-03` goes on into the next year. */
function isWithinYearly({ firstDay, lastDay }: FacilityClosureRule, day: string): boolean {
  if (!firstDay || !lastDay) return false;
  return firstDay <= lastDay ? firstDay <= day && day <= lastDay : firstDay <= day || day <= lastDay;
}
