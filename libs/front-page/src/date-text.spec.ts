import { dateInYearText, erasOfYear } from './date-text';

test.each([
  ['DAY', '4月1日', 'April 1'],
  ['MONTH', '4月', 'April'],
  ['YEAR', '年のみ', 'year only'],
  ['FISCAL_YEAR', '2024年度', 'FY2024'],
] as const)('a date known to the %s is printed as precisely as that', (precision, inYear, inEnglish) => {
  const date = { precision, earliest: '2024-04-01' };
  expect(dateInYearText(date, 'ja')).toBe(inYear);
  expect(dateInYearText(date, 'en')).toBe(inEnglish);
});

test('a year in which an era changed has both, in the language of the page', () => {
  expect(erasOfYear('1996', 'ja')).toBe('平成8年');
  expect(erasOfYear('1989', 'ja')).toBe('昭和64年・平成元年');
  expect(erasOfYear('1989', 'en')).toBe('Shōwa 64, Heisei 1');
});
