import { dayInJapan, endOfDayInJapan, parseDayRule } from './day-rule';

const valueOf = (rule: string, today: string): unknown => parseDayRule(rule)?.(today);

test.each([
  ['today', '2026-11-29', '2026-11-29'],
  ['tomorrow', '2026-12-31', '2027-01-01'],
  ['yesterday', '2024-03-01', '2024-02-29'],
  // A week begins on Monday: on a Sunday, it is the week that ends.
  ['monday', '2026-11-29', '2026-11-23'],
  ['sunday', '2026-11-29', '2026-11-29'],
  ['next monday', '2026-11-29', '2026-11-30'],
  ['next sunday', '2026-11-29', '2026-12-06'],
  ['this monday', '2026-11-30', '2026-11-30'],
  ['next monday', '2026-11-30', '2026-12-07'],
  ['last friday', '2026-11-30', '2026-11-27'],
  ['next thursday', '2026-12-31', '2027-01-07'],
  ['start of this month', '2027-01-01', '2027-01-01'],
  ['end of this month', '2024-02-10', '2024-02-29'],
  ['start of last month', '2027-01-31', '2026-12-01'],
  ['end of next month', '2026-12-31', '2027-01-31'],
  ['this fiscal year', '2027-03-31', 2026],
  ['this fiscal year', '2027-04-01', 2027],
  ['last fiscal year', '2027-01-01', 2025],
  ['start of this fiscal year', '2027-03-31', '2026-04-01'],
  ['end of this fiscal year', '2027-03-31', '2027-03-31'],
  ['end of this fiscal year', '2027-04-01', '2028-03-31'],
  ['today + 3 days', '2027-02-27', '2027-03-02'],
  ['today - 1 day', '2027-01-01', '2026-12-31'],
  ['next monday+6 days', '2026-11-29', '2026-12-06'],
  [' Next  Monday ', '2026-11-29', '2026-11-30'],
])('%s, on %s, is %s', (rule, today, expected) => {
  expect(valueOf(rule, today)).toBe(expected);
});

test.each(['', 'next mondy', 'next today', 'monday next', 'today + x days', 'this fiscal year + 1 day', '2026-01-01'])(
  '"%s" is no rule',
  (rule) => {
    expect(parseDayRule(rule)).toBeUndefined();
  },
);

test('a day is one in Japan: it is Monday there while UTC has Sunday night', () => {
  const sundayNight = Date.parse('2026-11-29T15:00:00Z');
  expect(dayInJapan(sundayNight - 1)).toBe('2026-11-29');
  expect(dayInJapan(sundayNight)).toBe('2026-11-30');
  expect(valueOf('next monday', dayInJapan(sundayNight - 1))).toBe('2026-11-30');
  expect(valueOf('next monday', dayInJapan(sundayNight))).toBe('2026-12-07');
  expect(endOfDayInJapan('2026-11-29')).toBe(sundayNight);
});

test('a fiscal year ends with 31 March in Japan, and a year with 31 December', () => {
  const [march, december] = [Date.parse('2027-03-31T14:59:59Z'), Date.parse('2026-12-31T15:00:00Z')];
  expect(valueOf('this fiscal year', dayInJapan(march))).toBe(2026);
  expect(valueOf('this fiscal year', dayInJapan(march + 1_000))).toBe(2027);
  expect(dayInJapan(december)).toBe('2027-01-01');
  expect(valueOf('monday', dayInJapan(december))).toBe('2026-12-28');
});
