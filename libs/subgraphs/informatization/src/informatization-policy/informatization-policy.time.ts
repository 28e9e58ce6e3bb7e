import { PartialDate } from '@tokorozawa/vocabulary';
import { toMonthSpan } from '../month-span';
import { expectedYear, type PlaceInSeries } from './informatization-policy.entity';

/** The properties that show when a plan or policy began. */
export interface Dated {
  adopted?: PartialDate | null;
  revision?: PlaceInSeries | null;
  period?: { start: number } | null;
}

/**
 * When a plan or policy began: its date of adoption; where the source gives none, the year in which its series puts it,
 * or the April in which its period starts. Null when none of them is known.
 */
export function timeOf({ adopted, revision, period }: Dated): PartialDate | null {
  if (adopted) return adopted;
  if (revision) return new PartialDate(String(expectedYear(revision)));
  return period ? new PartialDate(`${period.start}-04`) : null;
}

/** Sorts plans and policies, the oldest first. Those of the same time keep their order. */
export function sortByTime<Policy extends Dated>(policies: Policy[]): Policy[] {
  const timed = policies.map((policy) => ({ policy, time: timeOf(policy)?.text ?? '' }));
  timed.sort((a, b) => Number(a.time > b.time) - Number(a.time < b.time));
  return timed.map(({ policy }) => policy);
}

/** Whether a plan or policy may have begun in these months. A bound that is null or absent is ignored. */
export function beganWithin(policy: Dated, { from, to }: { from?: string | null; to?: string | null }): boolean {
  const time = timeOf(policy);
  if (!time) return false;
  const { firstMonth, lastMonth } = toMonthSpan(time);
  return (!from || lastMonth >= from) && (!to || firstMonth <= to);
}
