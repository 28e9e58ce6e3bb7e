import {
  addDays,
  areHolidaysKnown,
  daysFromTo,
  findPublicHoliday,
  firstYearOfHolidays,
  InvalidInputError,
  lastYearOfHolidays,
  type LocalizedText,
  type DayRange,
  type Weekday,
  weekdayOf,
} from '@tokorozawa/vocabulary';
import { FacilityClosure } from './facility-closure';
import { FacilityClosureKind, type FacilityClosureRule, FacilityHolidayRule } from './facility-closure-rule';

const maxDays = 366;
const argument = { argument: 'between' };

/**
 * Finds the days of a range on which these rules close a facility, the earliest first. Throws an InvalidInputError for a
 * range that is open, that is longer than a year, or in which public holidays are not known.
 */
export function closuresBetween(rules: FacilityClosureRule[], { first, last }: DayRange): FacilityClosure[] {
  if (first === null || last === null) {
    throw new InvalidInputError(
      '"between" needs a start and an end, such as { start: "2026-12", end: "2027-01" }.',
      argument,
    );
  }
  const count = daysFromTo(first, last);
  if (count > maxDays) {
    throw new InvalidInputError(
      `"between" has ${count} days; give at most ${maxDays}, and the others in another request.`,
      argument,
    );
  }
  if (!areHolidaysKnown(first) || !areHolidaysKnown(last)) {
    throw new InvalidInputError(
      `Public holidays are known from ${firstYearOfHolidays} to ${lastYearOfHolidays}. Give a range within these years.`,
      argument,
    );
  }
  return Array.from({ length: count }, (_, index) => describeDay(addDays(first, index))).flatMap((day) => {
    const reasons = rules.filter((rule) => isClosedBy(rule, day));
    return reasons.length > 0 ? new FacilityClosure(day.date, reasons, day.holiday) : [];
  });
}

/** What rules ask of a day. It is found out once for all of them. */
interface DescribedDay {
  /** YYYY-MM-DD */
  date: string;
  weekday: Weekday;
  /** Which of its weekday in its month: 1 for the first. */
  week: number;
  holiday: LocalizedText | null;
  /** The holidays that come directly before it, without a day between them. */
  holidaysBefore: { weekday: Weekday; week: number }[];
}

function describeDay(date: string): DescribedDay {
  const holidaysBefore = [];
  for (let before = addDays(date, -1); findPublicHoliday(before); before = addDays(before, -1)) {
    holidaysBefore.push(placeInMonth(before));
  }
  return { date, ...placeInMonth(date), holiday: findPublicHoliday(date), holidaysBefore };
}

const placeInMonth = (date: string): { weekday: Weekday; week: number } => ({
  weekday: weekdayOf(date),
  week: Math.ceil(Number(date.slice(8)) / 7),
});

function isClosedBy(rule: FacilityClosureRule, day: DescribedDay): boolean {
  switch (rule.kind) {
    case FacilityClosureKind.WEEKDAY:
    case FacilityClosureKind.NTH_WEEKDAY:
      return isRegularlyClosed(rule, day);
    case FacilityClosureKind.HOLIDAY:
      return day.holiday !== null;
    case FacilityClosureKind.DAY_AFTER_HOLIDAY:
      return day.holidaysBefore.length > 0;
    case FacilityClosureKind.YEARLY_PERIOD:
      return isWithinYearly(rule, day.date.slice(5));
    case FacilityClosureKind.DATES:
      return rule.dates?.includes(day.date) ?? false;
  }
}

function isRegularlyClosed(rule: FacilityClosureRule, day: DescribedDay): boolean {
  const { onHolidays } = rule;
  if (onHolidays === FacilityHolidayRule.OPEN) return isRegularDay(rule, day) && !day.holiday;
  if (onHolidays !== FacilityHolidayRule.CLOSED_LATER) return isRegularDay(rule, day);
  if (day.holiday) return false;
  // A holiday before it, of several that follow each other, may have been the regular day.
  return isRegularDay(rule, day) || day.holidaysBefore.some((before) => isRegularDay(rule, before));
}

/** Whether a day is one of those that the rule names, whether or not it is a holiday. */
function isRegularDay(
  { kind, weekdays, weeks }: FacilityClosureRule,
  { weekday, week }: { weekday: Weekday; week: number },
): boolean {
  if (!weekdays?.includes(weekday)) return false;
  return kind === FacilityClosureKind.WEEKDAY || (weeks?.includes(week) ?? false);
}

/** A period such as `12-29` to `01-03` goes on into the next year. */
function isWithinYearly({ firstDay, lastDay }: FacilityClosureRule, day: string): boolean {
  if (!firstDay || !lastDay) return false;
  return firstDay <= lastDay ? firstDay <= day && day <= lastDay : firstDay <= day || day <= lastDay;
}
