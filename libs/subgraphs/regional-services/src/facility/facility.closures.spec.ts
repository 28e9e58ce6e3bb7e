import { Weekday } from '@tokorozawa/vocabulary';
import { FacilityClosureKind, FacilityClosureRule, FacilityHolidayRule } from './facility-closure-rule';
import { closuresBetween } from './facility.closures';

const rule = (values: Partial<FacilityClosureRule>): FacilityClosureRule =>
  Object.assign(new FacilityClosureRule(), values);
const { WEEKDAY, NTH_WEEKDAY, HOLIDAY, DAY_AFTER_HOLIDAY, YEARLY_PERIOD, DATES } = FacilityClosureKind;
const mondays = { kind: WEEKDAY, weekdays: [Weekday.MONDAY] };

const days = (values: Partial<FacilityClosureRule>, first: string, last: string): string[] =>
  closuresBetween([rule(values)], { first, last }).map(({ date }) => date.text.slice(5));

test.each([
  // May 3 to 6, 2026 are holidays; May 4 is a Monday.
  ['every Monday', mondays, ['05-04', '05-11']],
  ['every Monday but holidays', { ...mondays, onHolidays: FacilityHolidayRule.OPEN }, ['05-11']],
  [
    'every Monday, or the next day that is no holiday',
    { ...mondays, onHolidays: FacilityHolidayRule.CLOSED_LATER },
    ['05-07', '05-11'],
  ],
  ['the second Monday of a month', { kind: NTH_WEEKDAY, weekdays: [Weekday.MONDAY], weeks: [2] }, ['05-11']],
  [
    'the first Monday of a month, or the next day that is no holiday',
    { ...mondays, kind: NTH_WEEKDAY, weeks: [1], onHolidays: FacilityHolidayRule.CLOSED_LATER },
    ['05-07'],
  ],
  ['holidays', { kind: HOLIDAY }, ['05-03', '05-04', '05-05', '05-06']],
  ['days after holidays', { kind: DAY_AFTER_HOLIDAY }, ['05-04', '05-05', '05-06', '05-07']],
  ['single days', { kind: DATES, dates: ['2026-05-02', '2026-06-01'] }, ['05-02']],
])('a facility is closed on %s', (_when, values, expected) => {
  expect(days(values, '2026-05-01', '2026-05-14')).toEqual(expected);
});

test('a facility is closed over the turn of the year', () => {
  const yearEnd = { kind: YEARLY_PERIOD, firstDay: '12-29', lastDay: '01-03' };
  expect(days(yearEnd, '2026-12-27', '2027-01-05')).toEqual(['12-29', '12-30', '12-31', '01-01', '01-02', '01-03']);
});

test('every reason of a day is given, with the name of the holiday', () => {
  const rules = [rule(mondays), rule({ kind: HOLIDAY })];
  const [closure, ...others] = closuresBetween(rules, { first: '2026-05-04', last: '2026-05-04' });
  expect(others).toEqual([]);
  expect(closure).toMatchObject({ reasons: rules, holidayName: { ja: 'みどりの日' }, weekday: Weekday.MONDAY });
});

test.each([
  ['open', null, '2026-05-01', 'needs a start and an end'],
  ['longer than a year', '2026-01-01', '2027-01-02', 'has 367 days; give at most 366'],
  ['after the years whose holidays are known', '2050-12-01', '2051-01-01', 'Public holidays are known from'],
])('a range that is %s is refused', (_what, first, last, message) => {
  expect(() => closuresBetween([], { first, last })).toThrow(message);
});
