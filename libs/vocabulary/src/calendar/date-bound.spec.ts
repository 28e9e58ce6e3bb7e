import { InvalidInputError } from '../errors/errors';
import { daysBetween, GraphQLDateBound } from './date-bound';

const read = (given: unknown): string => GraphQLDateBound.parseValue(given);
function range(start: unknown, end: unknown): (string | null)[] {
  const { first, last } = daysBetween(read(start), read(end));
  return [first, last];
}

it.each([
  ['a day', '2024-04-01', 'R6.4.1', '2024-04-01', '2024-04-01'],
  ['a month', '2024-02', '令和６年２月', '2024-02-01', '2024-02-29'],
  ['a year', '1960', '昭和35年', '1960-01-01', '1960-12-31'],
  ['a year as a number', 1960, 'S35', '1960-01-01', '1960-12-31'],
  ['a fiscal year', '2023FY', '令和5年度', '2023-04-01', '2024-03-31'],
  ['a fiscal year in which the era changed', '平成31年度', '令和元年度', '2019-04-01', '2020-03-31'],
])('%s is a range from its first to its last day', (_what, start, end, first, last) => {
  expect(range(start, end)).toEqual([first, last]);
  expect(range(end, start)).toEqual([first, last]);
});

it('a range may have bounds of two precisions, and be open at either side', () => {
  expect(range('2023FY', '2023')).toEqual(['2023-04-01', '2023-12-31']);
  expect(daysBetween(undefined, '2023')).toEqual({ first: null, last: '2023-12-31' });
  expect(daysBetween('2023', null)).toEqual({ first: '2023-01-01', last: null });
});

it('a range that ends before it starts is refused, by its days', () => {
  expect(() => range('2024', '2022FY')).toThrow(
    new InvalidInputError('"between" starts on 2024-01-01, after its end on 2023-03-31. Exchange the two.'),
  );
});

const hint = 'give a day, a month, a year or a fiscal year, such as "2024-04-01", "2024-04", "2024" or "令和6年度".';

it.each([
  ['2024-02-30', 'February 2024 has 29 days.'],
  ['2024-13', 'months run from 01 to 12.'],
  [2002.1, hint],
  ['0000', 'years run from 0001 to 9999.'],
  ['1867FY', 'fiscal years run from 1868 to 9999.'],
  ['9999FY', 'years run from 0001 to 9999.'],
  ['平成35年度', '平成 ended on 2019-04-30. Write 令和5年度.'],
  ['昭和65年', '昭和 ended on 1989-01-07. Write 平成2年.'],
  ['last year', hint],
  ['', hint],
  [true, hint],
  [19600, hint],
])('%p is refused: %s', (given, problem) => {
  expect(() => read(given)).toThrow(`DateBound cannot be ${JSON.stringify(given)}: ${problem}`);
});
