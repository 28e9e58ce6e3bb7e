import { readDateWord, spellDate } from './date-words';

test.each([
  ['1966-05-06', '1966年5月6日、昭和41年5月6日、1966年度、昭和41年度'],
  ['2024-01', '2024年1月、令和6年1月、2023年度、令和5年度'],
  ['2019', '2019年、令和元年、平成31年'],
  ['2019 平成', '2019年、令和元年、平成31年'],
  ['2007FY', '2007年度、平成19年度'],
])('%s is spelled %s', (date, spelled) => expect(spellDate(date)).toBe(spelled));

test.each(['平成0年', '令和0年4月1日', 'R0.4.1', 'H00', 'S0'])('%s is no date, because eras begin with 元年', (text) =>
  expect(readDateWord(text)).toEqual([]),
);

test('the years of an era that has ended are counted on, as plans do that were printed before', () =>
  expect(readDateWord('平成35年度')).toEqual(['2023年度', '令和5年度']));
