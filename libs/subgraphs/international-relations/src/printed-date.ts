import type { PartialDate } from '@tokorozawa/vocabulary';

/** A date that the source prints in both calendars, such as `昭和57 年(1982 年) 7 月`, without its spaces. */
export const withoutSpaces = (printed: string): string => printed.replaceAll(/\s/g, '');

/** Writes a date as the source does: 1982-07 → 昭和57年(1982年)7月. Of a year with two eras, that of the print is taken. */
export function inBothCalendars(date: PartialDate, printed: string): string {
  const eras = date.eras.filter((era) => printed.startsWith(era.slice(0, 2)));
  return (eras[0] ?? date.era ?? '').replace('年', `年(${date.text.slice(0, 4)}年)`);
}
