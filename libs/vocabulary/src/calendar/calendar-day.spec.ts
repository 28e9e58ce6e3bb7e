import { addDays, daysFromTo } from './calendar-day';

test.each([
  ['2024-03-01', -1, '2024-02-29'],
  ['2023-12-31', 1, '2024-01-01'],
  ['2024-04-01', 0, '2024-04-01'],
])('%s and %i days is %s', (date, days, expected) => {
  expect(addDays(date, days)).toBe(expected);
});

test.each([
  ['2024-01-01', '2024-12-31', 366],
  ['2024-04-01', '2024-04-01', 1],
  ['2024-04-02', '2024-04-01', 0],
])('from %s to %s are %i days', (from, to, days) => {
  expect(daysFromTo(from, to)).toBe(days);
});
