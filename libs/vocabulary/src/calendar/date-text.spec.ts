import { fiscalYearOf } from './date-text';

it.each([
  ['2024-03-31', 2023],
  ['2024-04-01', 2024],
  ['2024-12-31', 2024],
  ['2025-01-01', 2024],
])('%s falls in fiscal year %i', (date, year) => {
  expect(fiscalYearOf(date)).toBe(year);
});
