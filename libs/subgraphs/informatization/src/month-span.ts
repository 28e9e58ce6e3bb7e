import type { PartialDate } from '@tokorozawa/vocabulary';

/** The months, the first and the last included, in which something so dated may lie; each as `YYYY-MM`. */
export interface MonthSpan {
  firstMonth: string;
  lastMonth: string;
}

/** `2003-12` → that month alone; `1996` → 1996-01 to 1996-12; `2007FY` → 2007-04 to 2008-03. */
export function monthsOf({ yearMonth, fiscalYear, year }: PartialDate): MonthSpan {
  if (yearMonth) return { firstMonth: yearMonth, lastMonth: yearMonth };
  if (fiscalYear) return { firstMonth: `${fiscalYear}-04`, lastMonth: `${fiscalYear + 1}-03` };
  return { firstMonth: `${year}-01`, lastMonth: `${year}-12` };
}
