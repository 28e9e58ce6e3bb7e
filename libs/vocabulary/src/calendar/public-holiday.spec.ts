import { areHolidaysKnown, findPublicHoliday } from './public-holiday';

test.each([
  ['1970-01-01', '元日', "New Year's Day"],
  ['2023-11-23', '勤労感謝の日', 'Labor Thanksgiving Day'],
  ['2024-05-06', 'こどもの日 振替休日', 'Holiday in lieu'],
  ['2026-09-22', '休日', "Citizen's Holiday"],
  ['2050-11-23', '勤労感謝の日', 'Labor Thanksgiving Day'],
])('%s is %s', (date, ja, en) => {
  expect(findPublicHoliday(date)).toEqual({ ja, en });
});

test.each(['1970-01-02', '2024-04-01', '2050-12-31'])('%s is none', (date) => {
  expect(findPublicHoliday(date)).toBeNull();
  expect(areHolidaysKnown(date)).toBe(true);
});

test.each(['1969-12-31', '2051-01-01'])('of %s it is not known', (date) => {
  expect(areHolidaysKnown(date)).toBe(false);
});
