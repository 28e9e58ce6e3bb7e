import { PartialDate } from '@tokorozawa/vocabulary';
import { nextOpenDays, openingOn } from './center-opening.rule';

const furatto = { date: new PartialDate('1995-04'), openingHours: { start: '09:00', end: '21:30' } };

describe('the center', () => {
  it.each([
    ['a Monday', '2024-04-01'],
    ['a Sunday', '2024-04-07'],
    ['the Friday after a Thursday that is no holiday', '2024-04-05'],
    ['the last day before the turn of the year', '2024-12-27'],
    ['the first day after it', '2025-01-05'],
    ['the first day of its founding month', '1995-04-01'],
  ])('is open on %s, %s', (_, date) => {
    expect(openingOn(date, furatto)).toMatchObject({
      date: { day: date },
      open: true,
      reasons: [],
      holidayName: null,
      gap: null,
    });
  });

  it.each([
    ['a Thursday', '2024-04-04', ['THURSDAY'], null],
    ['a holiday', '2024-04-29', ['HOLIDAY'], '昭和の日'],
    ['a day in lieu of a holiday', '2024-05-06', ['HOLIDAY'], 'こどもの日 振替休日'],
    ["a citizens' holiday between two others", '2026-09-22', ['HOLIDAY'], '休日'],
    ['a holiday that falls on a Thursday', '2022-11-03', ['THURSDAY', 'HOLIDAY'], '文化の日'],
    ['the Friday after it', '2022-11-04', ['DAY_AFTER_HOLIDAY_THURSDAY'], null],
    [
      'the Friday after it that is a holiday too',
      '2023-05-05',
      ['HOLIDAY', 'DAY_AFTER_HOLIDAY_THURSDAY'],
      'こどもの日',
    ],
    ["New Year's Day", '2024-01-01', ['HOLIDAY', 'YEAR_END'], '元日'],
    ['a Thursday at the turn of the year', '2025-01-02', ['THURSDAY', 'YEAR_END'], null],
    ["the Friday after a New Year's Day on a Thursday", '2026-01-02', ['DAY_AFTER_HOLIDAY_THURSDAY', 'YEAR_END'], null],
    ['the day before it was founded', '1995-03-31', ['NOT_FOUNDED'], null],
    [
      'a day of which not even the holidays are known',
      '1868-01-09',
      ['NOT_FOUNDED', 'THURSDAY', 'HOLIDAYS_UNKNOWN'],
      null,
    ],
    ['a Thursday after the known holidays', '2051-01-05', ['THURSDAY', 'HOLIDAYS_UNKNOWN'], null],
  ])('is closed on %s, %s: %j', (_, date, reasons, holiday) => {
    const opening = openingOn(date, furatto);
    expect(opening).toMatchObject({ open: false, reasons, gap: null });
    expect(opening.holidayName?.ja ?? null).toBe(holiday);
  });

  it.each(['2024-12-28', '2024-12-31', '2025-01-03', '2025-01-04'])(
    'may be closed on %s, at the turn of the year: that is not stated',
    (date) => {
      expect(openingOn(date, furatto)).toMatchObject({
        open: null,
        reasons: ['YEAR_END'],
        gap: { field: 'open', reason: 'NOT_STATED' },
      });
    },
  );

  // L175–186: the courses of fiscal year 2023 that the center held itself, the campaign and those at schools apart.
  it.each([
    ...['2023-05-30', '2023-06-25', '2023-07-29', '2023-08-21', '2023-08-29', '2023-09-17', '2023-10-17'],
    ...['2023-10-20', '2023-10-24', '2023-10-31', '2024-01-20', '2024-01-30', '2024-02-03', '2024-02-17', '2024-03-08'],
  ])('is open on %s, when it held a course', (date) => {
    expect(openingOn(date, furatto).open).toBe(true);
  });

  it('gives its next open days from the day itself on, passing over those of which nothing can be said', () => {
    const days = (first: string, count: number, last: string | null = null) =>
      nextOpenDays({ first, last }, count, furatto).days.map(({ date }) => date.text);
    expect(days('2024-05-01', 5)).toEqual(['2024-05-01', '2024-05-07', '2024-05-08', '2024-05-10', '2024-05-11']);
    expect(days('2024-12-26', 3)).toEqual(['2024-12-27', '2025-01-05', '2025-01-06']);
    expect(days('2024-12-26', 3, '2025-01-05')).toEqual(['2024-12-27', '2025-01-05']);
    expect(days('2024-12-26', 3, '2024-12-25')).toEqual([]);
  });

  it('lists the days that it passed over in doubt, up to the last open day or the end of the range', () => {
    const doubtful = (first: string, count: number, last: string | null = null) =>
      nextOpenDays({ first, last }, count, furatto).doubtful.map(({ date }) => date.text);
    // January 1 is a holiday and January 2, 2025 a Thursday: on both it is closed for certain.
    const turnOfYear = ['2024-12-28', '2024-12-29', '2024-12-30', '2024-12-31', '2025-01-03', '2025-01-04'];
    expect(doubtful('2024-12-26', 2)).toEqual(turnOfYear);
    expect(doubtful('2024-12-26', 1)).toEqual([]);
    expect(doubtful('2024-12-29', 7, '2024-12-30')).toEqual(['2024-12-29', '2024-12-30']);
  });

  it.each([
    [
      '2024-04-01',
      '2024年4月1日(月)は開館日で、09:00から21:30まで開いています。',
      'On Monday, April 1, 2024, the center is open',
    ],
    [
      '2022-11-03',
      '2022年11月3日(木)は休館日です(木曜日、祝日「文化の日」)。次の開館日は2022年11月5日(土)です。',
      'On Thursday, November 3, 2022, the center is closed (a Thursday, a public holiday: National Culture Day). It opens next on Saturday, November 5, 2022.',
    ],
    [
      '2024-12-31',
      '2024年12月31日(火)に開館するかは、分かりません。年末年始に休館することは示されているが、その日付は記載がない。',
      'It is not known whether the center is open on Tuesday, December 31, 2024. The source says',
    ],
    [
      '2050-12-29',
      '2050年12月29日(木)は休館日です(木曜日)。',
      'On Thursday, December 29, 2050, the center is closed (a Thursday).',
    ],
  ])('says in a sentence whether it is open on %s, until when, and else why not', (date, ja, en) => {
    const { summary } = openingOn(date, furatto);
    expect(summary.ja).toBe(ja);
    expect(summary.en?.slice(0, en.length)).toBe(en);
  });

  it('may be closed on any day whose holidays are not known', () => {
    expect(openingOn('2051-01-06', furatto)).toMatchObject({
      open: null,
      reasons: ['HOLIDAYS_UNKNOWN'],
      gap: { field: 'open', note: { en: 'Public holidays are known only from 1970 to 2050.' } },
    });
  });

  it('has no open day before it was founded, and no certain one after the known holidays', () => {
    const days = (first: string, count: number, last: string | null = null) =>
      nextOpenDays({ first, last }, count, furatto).days.map(({ date }) => date.text);
    expect(days('0001-01-01', 2)).toEqual(['1995-04-01', '1995-04-02']);
    expect(days('2050-12-26', 31)).toEqual(['2050-12-26', '2050-12-27']);
    expect(days('9999-12-31', 1)).toEqual([]);
  });
});
