import holidayJp from '@holiday-jp/holiday_jp';
import type { LocalizedText } from '../localized-text/localized-text';

const holidays: Partial<Record<string, { name: string; name_en: string }>> = holidayJp.holidays;
const years = Object.keys(holidays).map((date) => Number(date.slice(0, 4)));

/** The years whose public holidays are known. */
export const [firstYearOfHolidays, lastYearOfHolidays] = [Math.min(...years), Math.max(...years)];

/** True if the public holidays of the year of this day are known. */
export function areHolidaysKnown(date: string): boolean {
  const year = Number(date.slice(0, 4));
  return year >= firstYearOfHolidays && year <= lastYearOfHolidays;
}

/**
 * Finds the name of the public holiday on a day, days in lieu (振替休日) and citizens' holidays (国民の休日) among them.
 * Returns null if there is none, or none is known.
 */
export function findPublicHoliday(date: string): LocalizedText | null {
  const holiday = holidays[date];
  return holiday ? { ja: holiday.name, en: holiday.name_en } : null;
}
