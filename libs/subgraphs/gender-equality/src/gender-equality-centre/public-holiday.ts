import holidayJp from '@holiday-jp/holiday_jp';
import { InvalidInputError, type LocalizedText } from '@tokorozawa/vocabulary';

const holidays: Partial<Record<string, { name: string; name_en: string }>> = holidayJp.holidays;
const years = Object.keys(holidays).map((date) => Number(date.slice(0, 4)));
const [firstYear, lastYear] = [Math.min(...years), Math.max(...years)];

/**
 * The name of the public holiday on a day, days in lieu (振替休日) and citizens' holidays (国民の休日) among them; null
 * when there is none. Throws an InvalidInputError for a day in a year whose holidays are not known.
 */
export function findPublicHoliday(date: string): LocalizedText | null {
  const year = Number(date.slice(0, 4));
  if (year < firstYear || year > lastYear) {
    throw new InvalidInputError(
      `Nothing can be said of ${date}: public holidays are known from ${firstYear} to ${lastYear}. Give a day in those years.`,
    );
  }
  const holiday = holidays[date];
  return holiday ? { ja: holiday.name, en: holiday.name_en } : null;
}
