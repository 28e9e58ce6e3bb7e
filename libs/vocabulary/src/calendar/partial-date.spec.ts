import { DatePrecision, PartialDate, partialDate, partialDateColumn } from '../index';

const { DAY, MONTH, YEAR, FISCAL_YEAR } = DatePrecision;

describe('a date as far as it is known', () => {
  it.each([
    ['1992-04-20', DAY, '1992-04-20', '1992-04', 1992, 1992],
    ['1982-07', MONTH, null, '1982-07', 1982, 1982],
    ['2024-03', MONTH, null, '2024-03', 2024, 2023],
    ['2024-03-31', DAY, '2024-03-31', '2024-03', 2024, 2023],
    ['2024-04-01', DAY, '2024-04-01', '2024-04', 2024, 2024],
    ['1965', YEAR, null, null, 1965, null],
    ['2007FY', FISCAL_YEAR, null, null, null, 2007],
  ])('%s has its parts and no finer ones', (text, precision, day, month, year, fiscalYear) => {
    expect(partialDate.parse(text)).toMatchObject({ precision, day, month, year, fiscalYear });
  });

  it.each([
    ['2024-02-29', '2024-02-29', '2024-02-29', [2023]],
    ['2024-02', '2024-02-01', '2024-02-29', [2023]],
    ['2023-02', '2023-02-01', '2023-02-28', [2022]],
    ['2024-04', '2024-04-01', '2024-04-30', [2024]],
    ['1989', '1989-01-01', '1989-12-31', [1988, 1989]],
    ['2019', '2019-01-01', '2019-12-31', [2018, 2019]],
    ['2019FY', '2019-04-01', '2020-03-31', [2019]],
  ])('%s lies between %s and %s, in the fiscal years %j', (text, earliest, latest, fiscalYears) => {
    expect(partialDate.parse(text)).toMatchObject({ earliest, latest, fiscalYears });
  });

  it.each([
    ['1989-01-07', ['昭和64年1月7日']],
    ['1989-01-08', ['平成元年1月8日']],
    ['2019-04-30', ['平成31年4月30日']],
    ['2019-05-01', ['令和元年5月1日']],
    ['1989', ['平成元年', '昭和64年']],
    ['2019', ['令和元年', '平成31年']],
    ['2019FY', ['令和元年度', '平成31年度']],
  ])('%s is in the eras %j, of which the later stands first', (text, eras) => {
    expect(partialDate.parse(text)).toMatchObject({ era: eras[0], eras });
  });
});

describe('a date as the source prints it', () => {
  it.each([
    ['平成31年', '2019 平成', ['平成31年', '令和元年']],
    ['平成31年度', '2019FY 平成', ['平成31年度', '令和元年度']],
    ['昭和64年', '1989 昭和', ['昭和64年', '平成元年']],
    ['昭和64年1月', '1989-01 昭和', ['昭和64年1月', '平成元年1月']],
    ['大正15年度', '1926FY 大正', ['大正15年度', '昭和元年度']],
    ['令和元年', '2019', ['令和元年', '平成31年']],
    ['昭和63年', '1988', ['昭和63年']],
    ['令和元年５月１日', '2019-05-01', ['令和元年5月1日']],
  ])('%s is stored as "%s", and its era stands first', (printed, text, eras) => {
    const read = partialDate.parse(printed);
    expect(read).toMatchObject({ text, era: eras[0], eras });
    expect(read.era).toBe(printed.normalize('NFKC'));
    expect(partialDateColumn.from(partialDateColumn.to(read) ?? null)).toEqual(read);
  });

  it('has the same parts and interval as one in the Western calendar', () => {
    const { precision, year, earliest, latest, fiscalYears } = new PartialDate('2019');
    expect(partialDate.parse('平成31年')).toMatchObject({ precision, year, earliest, latest, fiscalYears });
    expect(partialDate.parse('平成31年度')).toMatchObject({ precision: FISCAL_YEAR, year: null, fiscalYear: 2019 });
  });
});

describe('a date in a data file', () => {
  it.each([
    ['1992-02-30', 'February 1992 has 29 days.'],
    ['1992-13', 'months run from 01 to 12.'],
    ['1812', 'eras are known from 1868-10-23.'],
    ['平成31年5月1日', '平成 ended on 2019-04-30. Write 令和元年5月1日.'],
    ['昭和65年', '昭和 ended on 1989-01-07. Write 平成2年.'],
    ['令和元年4月', '令和 began on 2019-05-01.'],
    ['92', 'give it in quotes'],
    ['2023/4/1', 'give it in quotes'],
    ['spring 1992', 'give it in quotes'],
    ['2007FY-04', 'give it in quotes'],
    ['', 'give it in quotes'],
  ])('"%s" is refused with what is wrong: %s', (text, problem) => {
    expect(partialDate.safeParse(text).error?.issues[0]?.message).toContain(`A date cannot be "${text}": ${problem}`);
  });

  it('is refused with a hint when YAML read it as a number', () => {
    expect(partialDate.safeParse(1965).error?.issues[0]?.message).toMatch(/in quotes/);
  });

  it('is stored as a text that sorts in the order of time', () => {
    const inOrder = ['1965', '1965-05', '1965-05-06', '1965-06', '1965FY', '1966', '2019', '2019 平成', '2019-05'];
    expect([...inOrder].reverse().sort()).toEqual(inOrder);
  });
});
