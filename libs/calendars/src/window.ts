import { badParameter, completeData, type ResourceRequest } from '@tokorozawa/resources';
import {
  addDays,
  daysBetween,
  daysFromTo,
  firstYearOfHolidays,
  GraphQLDateBound,
  lastYearOfHolidays,
} from '@tokorozawa/vocabulary';

/** The days that a calendar covers, both included. */
export interface Window {
  first: string;
  last: string;
}

/** The query parameters with which a caller chooses the days. */
export const windowParameters = ['from', 'to'] as const;

/** Without parameters, a calendar of computed days covers these many days before today and after it. */
const daysBeforeToday = 31;
const daysAfterToday = 184;
const maxDays = 366;

/** What the calendars of computed days say about their window. */
export const aroundToday = {
  ja: `from と to を省くと、今日の${daysBeforeToday}日前から${daysAfterToday}日後までです。`,
  en: `Without "from" and "to", from ${daysBeforeToday} days before today to ${daysAfterToday} days after it.`,
};

/** The days that a calendar covers; null at a side that is open. */
export type Bounds = { [Bound in keyof Window]: string | null };

/** The days that the caller has chosen; null at a side that is open. Throws a ResourceError for what is no date. */
export function chosenWindow({ query }: Pick<ResourceRequest, 'query'>): Bounds {
  const first = boundOf(query, 'from').first;
  const last = boundOf(query, 'to').last;
  if (first !== null && last !== null && first > last) {
    throw badParameter('to', {
      ja: `期間の終わり(${last})が始まり(${first})より前です。`,
      en: `The range ends on ${last}, before it starts on ${first}.`,
    });
  }
  return { first, last };
}

function boundOf(query: URLSearchParams, name: (typeof windowParameters)[number]): Bounds {
  const text = query.get(name);
  if (text === null) return { first: null, last: null };
  try {
    const bound = GraphQLDateBound.parseValue(text);
    return daysBetween(bound, bound);
  } catch {
    throw badParameter(name, {
      ja: `「${text}」は日付として読めません。「2026-11-29」「2026-11」「2026」「令和8年度」のように書いてください。`,
      en: `"${text}" is no date. Write it like "2026-11-29", "2026-11", "2026" or "2026FY".`,
    });
  }
}

/**
 * The days for which a calendar of computed days is made: those that the caller has chosen. If only one end is chosen, the
 * window has its usual length from there; if none is, it lies around today, and the answer is valid until midnight in Japan.
 * Throws a ResourceError for more than a year, and for years whose public holidays are not known.
 */
export async function windowOf(request: Pick<ResourceRequest, 'query' | 'ask'>): Promise<Window> {
  const { first, last } = chosenWindow(request);
  const window = await completed(first, last, request.ask);
  const count = daysFromTo(window.first, window.last);
  if (count > maxDays) {
    throw badParameter('to', {
      ja: `期間は${count}日あります。${maxDays}日までにしてください。`,
      en: `The range has ${count} days. Give at most ${maxDays}.`,
    });
  }
  if (Number(window.first.slice(0, 4)) < firstYearOfHolidays || Number(window.last.slice(0, 4)) > lastYearOfHolidays) {
    throw badParameter(first === null ? 'to' : 'from', {
      ja: `祝日が分かるのは${firstYearOfHolidays}年から${lastYearOfHolidays}年までです。この間の期間を指定してください。`,
      en: `Public holidays are known from ${firstYearOfHolidays} to ${lastYearOfHolidays}. Give a range within these years.`,
    });
  }
  return window;
}

async function completed(first: string | null, last: string | null, ask: ResourceRequest['ask']): Promise<Window> {
  const length = daysBeforeToday + daysAfterToday;
  if (first !== null) return { first, last: last ?? addDays(first, length) };
  if (last !== null) return { first: daysBefore(last, length), last };
  const { today } = completeData(await ask<{ today: { day: string } }>('query Today { today { day } }'));
  return { first: daysBefore(today.day, daysBeforeToday), last: addDays(today.day, daysAfterToday) };
}

/** As an argument of the graph. */
export const rangeOf = ({ first, last }: Bounds): { start: string | null; end: string | null } => ({
  start: first,
  end: last,
});

/** The day so many days before another, or the first day that a date can have. */
export function daysBefore(day: string, days: number): string {
  const before = addDays(day, -days);
  return before < firstDay ? firstDay : before;
}

const firstDay = '0001-01-01';

/** Whether some of these days lie in a window that may be open. */
export const overlaps = (window: Bounds, { first, last }: Window): boolean =>
  (window.first === null || last >= window.first) && (window.last === null || first <= window.last);
