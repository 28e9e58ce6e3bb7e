import { Weekday, weekdayCharacter, weekdayOf } from '../index';

it.each([
  ['2023-09-17', Weekday.SUNDAY, '日'],
  ['2024-02-29', Weekday.THURSDAY, '木'],
  ['2024-04-01', Weekday.MONDAY, '月'],
])('%s is a %s (%s)', (date, weekday, character) => {
  expect(weekdayOf(date)).toBe(weekday);
  expect(weekdayCharacter[weekday]).toBe(character);
});
