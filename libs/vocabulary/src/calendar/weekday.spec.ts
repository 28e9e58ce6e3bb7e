import { Locale, weekday } from '../index';

it.each([
  ['2023-09-17', '日曜日', 'Sunday'],
  ['2024-02-29', '木曜日', 'Thursday'],
  ['2024-04-01', '月曜日', 'Monday'],
])('%s is a %s (%s)', (date, japanese, english) => {
  expect(weekday(date, Locale.JA)).toBe(japanese);
  expect(weekday(date, Locale.EN)).toBe(english);
});
