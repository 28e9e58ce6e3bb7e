import type { PartialDate } from '@tokorozawa/vocabulary';
import { toMonthSpan } from '../month-span';

/** Sorts plans and policies, the oldest first. Those of the same time keep their order. */
export function sortByTime<Policy extends { date: PartialDate }>(policies: Policy[]): Policy[] {
  return policies.toSorted((a, b) => Number(a.date.text > b.date.text) - Number(a.date.text < b.date.text));
}

/** Whether a plan or policy may have begun in these months. A bound that is null or absent is ignored. */
export function beganWithin(
  { date }: { date: PartialDate },
  { from, to }: { from?: string | null; to?: string | null },
): boolean {
  const { firstMonth, lastMonth } = toMonthSpan(date);
  return (!from || lastMonth >= from) && (!to || firstMonth <= to);
}
