import type { PartialDate } from '@tokorozawa/vocabulary';

/** The first and the last month in which something with this date may lie, as `YYYY-MM`. */
export interface MonthSpan {
  firstMonth: string;
  lastMonth: string;
}

/** `2003-12` → that month alone; `1996` → 1996-01 to 1996-12; `2007FY` → 2007-04 to 2008-03. */
export function toMonthSpan({ earliest, latest }: PartialDate): MonthSpan {
  return { firstMonth: earliest.slice(0, 7), lastMonth: latest.slice(0, 7) };
}
