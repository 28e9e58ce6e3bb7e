import { InvalidInputError } from '../errors/errors';
import { intervalOf } from './date-text';

/** An era of the Japanese calendar (元号) with its first and last day; the present era has no last day. */
export interface Era {
  name: string;
  /** The initial by which forms and people abbreviate it: R5 for 令和5年. */
  initial: string;
  first: string;
  last?: string;
}

/** 明治, before which no date has an era text. */
export const firstEra: Era = { name: '明治', initial: 'M', first: '1868-10-23', last: '1912-07-29' };

/**
 * The eras since 明治, oldest first.
 *
 * 明治 begins here on the day on which it was proclaimed, 1868-10-23 of the Gregorian calendar (by the Japanese
 * calendar of the time 明治元年9月8日). Japan took over the Gregorian calendar on 1873-01-01; the days before it are
 * written by their Gregorian month and day all the same, as `Intl` does, not as they were written then.
 */
export const eras: readonly Era[] = [
  firstEra,
  { name: '大正', initial: 'T', first: '1912-07-30', last: '1926-12-24' },
  { name: '昭和', initial: 'S', first: '1926-12-25', last: '1989-01-07' },
  { name: '平成', initial: 'H', first: '1989-01-08', last: '2019-04-30' },
  { name: '令和', initial: 'R', first: '2019-05-01' },
];

const latestFirst = [...eras].reverse();

/**
 * Writes a date in each era that was in force on one of its days, the latest era first: `2019FY` → 令和元年度, 平成31年度;
 * `1989-01-07` → 昭和64年1月7日. The first year of an era is 元年.
 *
 * The first text is the one by which the city calls a month, a year or a fiscal year in which the era changed.
 *
 * @param date a day, a month, a year or a fiscal year: `2024-04-01`, `2024-04`, `2024`, `2024FY`
 * @throws {InvalidInputError} for a date before 明治
 */
export function eraTexts(date: string): string[] {
  const [earliest, latest] = intervalOf(date);
  const texts = latestFirst.filter((era) => isInForce(era, earliest, latest)).flatMap((era) => textIn(era, date));
  if (texts.length > 0) return texts;
  throw new InvalidInputError(
    `${date} has no era text: eras are known from ${firstEra.name}, which began on ${firstEra.first}.`,
  );
}

/** Whether an era is in force on at least one day from the first to the last one. */
export function isInForce(era: Era, first: string, last: string): boolean {
  return first <= (era.last ?? last) && last >= era.first;
}

/** Western year of the first year of an era: 令和元年 is 2019. */
export const firstYearOf = (era: Era): number => Number(era.first.slice(0, 4));

/** The text of a date in an era; none for a fiscal year that begins in a calendar year before that era. */
function textIn(era: Era, date: string): string[] {
  const [, year = '', month, day, fiscal] = /^([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?(FY)?$/.exec(date) ?? [];
  const yearInEra = Number(year) - firstYearOf(era) + 1;
  if (yearInEra < 1) return [];
  const ending = `${fiscal ? '度' : ''}${month ? `${Number(month)}月` : ''}${day ? `${Number(day)}日` : ''}`;
  return [`${era.name}${yearInEra === 1 ? '元' : yearInEra}年${ending}`];
}
