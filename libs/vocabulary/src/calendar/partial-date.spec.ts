import { DatePrecision, partialDate, partialDateColumn } from '../index';

test.each([
  ['1992-04-20', DatePrecision.DAY, 1992, null, '1992-04', '1992-04-20', '平成4年4月20日'],
  ['1982-07', DatePrecision.MONTH, 1982, null, '1982-07', null, '昭和57年7月'],
  ['1965', DatePrecision.YEAR, 1965, null, null, null, '昭和40年'],
  ['2007FY', DatePrecision.FISCAL_YEAR, 2007, 2007, null, null, '平成19年度'],
])('%s is known to the %s', (text, precision, year, fiscalYear, yearMonth, date, era) => {
  const read = partialDate.parse(text);
  const { precision: p, year: y, fiscalYear: f, yearMonth: m, date: d, era: e } = read;
  expect([p, y, f, m, d, e]).toEqual([precision, year, fiscalYear, yearMonth, date, era]);
  expect(partialDateColumn.from(partialDateColumn.to(read) ?? null)).toEqual(read);
});

test.each(['1992-02-30', '1992-13', '1812', '92', 'spring 1992', '2007FY-04', ''])(
  '"%s" is refused with a hint',
  (text) => {
    expect(partialDate.safeParse(text).error?.issues[0]?.message).toMatch(/^A date cannot be/);
  },
);

test('a date that YAML read as a number is refused with a hint', () => {
  expect(partialDate.safeParse(1965).error?.issues[0]?.message).toMatch(/in quotes/);
});

test('texts sort in the order of time', () => {
  const inOrder = ['1965', '1965-05', '1965-05-06', '1965-06', '1965FY', '1966'];
  expect([...inOrder].reverse().sort()).toEqual(inOrder);
});
