import {
  eraDate,
  eraFiscalYear,
  eraYearMonth,
  InvalidInputError,
  parseEraDate,
  parseEraFiscalYear,
  parseEraYearMonth,
} from '../index';

describe('a day in an era', () => {
  it.each([
    ['1868-10-23', '明治元年10月23日'],
    ['1873-01-01', '明治6年1月1日'],
    ['1912-07-29', '明治45年7月29日'],
    ['1912-07-30', '大正元年7月30日'],
    ['1926-12-24', '大正15年12月24日'],
    ['1926-12-25', '昭和元年12月25日'],
    ['1989-01-07', '昭和64年1月7日'],
    ['1989-01-08', '平成元年1月8日'],
    ['2019-04-30', '平成31年4月30日'],
    ['2019-05-01', '令和元年5月1日'],
    ['2024-02-29', '令和6年2月29日'],
    ['2024-04-01', '令和6年4月1日'],
  ])('%s is %s, both ways', (date, text) => {
    expect(eraDate(date)).toBe(text);
    expect(parseEraDate(text)).toBe(date);
  });

  it('reads back as itself, every day from 1873 to 2040', () => {
    const oneDay = 24 * 60 * 60 * 1000;
    const strayed: string[] = [];
    for (let time = Date.UTC(1873, 0, 1); time <= Date.UTC(2040, 11, 31); time += oneDay) {
      const date = new Date(time).toISOString().slice(0, 10);
      if (parseEraDate(eraDate(date)) !== date) strayed.push(date);
    }
    expect(strayed).toEqual([]);
  });

  it.each([
    ['令和1年5月1日', '2019-05-01'],
    ['令和６年４月１日', '2024-04-01'],
    ['昭和 57 年 7 月 1 日', '1982-07-01'],
    ['平成04年04月20日', '1992-04-20'],
    ['㋿6年4月1日', '2024-04-01'],
  ])('may be written %s', (text, date) => {
    expect(parseEraDate(text)).toBe(date);
  });

  it.each([
    ['昭和64年1月8日', '昭和 ended on 1989-01-07.'],
    ['昭和元年12月24日', '昭和 began on 1926-12-25.'],
    ['平成31年5月1日', '平成 ended on 2019-04-30.'],
    ['令和元年4月30日', '令和 began on 2019-05-01.'],
    ['明治元年10月22日', '明治 began on 1868-10-23.'],
    ['大正15年12月25日', '大正 ended on 1926-12-24.'],
    ['令和5年2月29日', 'February 2023 has 28 days.'],
    ['令和6年13月1日', 'months run from 01 to 12.'],
    ['令和6年4月0日', 'days run from 01.'],
    ['平成0年1月1日', 'the first year of an era is 元年.'],
  ])('cannot be %s: %s', (text, problem) => {
    expect(() => parseEraDate(text)).toThrow(new InvalidInputError(`"${text}" cannot be: ${problem}`));
  });

  it.each(['2024-04-01', '令和6年4月', '慶応3年1月1日', '令和六年四月一日', '令和6年4月1日〜', ''])(
    'cannot be read from "%s"',
    (text) => {
      expect(() => parseEraDate(text)).toThrow(
        `"${text}" cannot be read: write it like 令和6年4月1日, in 明治, 大正, 昭和, 平成, or 令和.`,
      );
    },
  );

  it('has no text before 明治', () => {
    expect(() => eraDate('1868-10-22')).toThrow('1868-10-22 has no era text: eras are known from 明治');
  });
});

describe('a month in an era', () => {
  it.each([
    ['1868-10', '明治元年10月'],
    ['1912-06', '明治45年6月'],
    ['1912-07', '大正元年7月'],
    ['1926-11', '大正15年11月'],
    ['1926-12', '昭和元年12月'],
    ['1988-12', '昭和63年12月'],
    ['1989-01', '平成元年1月'],
    ['2019-04', '平成31年4月'],
    ['2019-05', '令和元年5月'],
    ['2024-02', '令和6年2月'],
  ])('%s is %s, both ways', (month, text) => {
    expect(eraYearMonth(month)).toBe(text);
    expect(parseEraYearMonth(text)).toBe(month);
  });

  it('may be read in either era when the era changes in it', () => {
    expect(parseEraYearMonth('昭和64年1月')).toBe('1989-01');
    expect(parseEraYearMonth('大正15年12月')).toBe('1926-12');
    expect(parseEraYearMonth('明治45年7月')).toBe('1912-07');
  });

  it.each([
    ['平成31年5月', '平成 ended on 2019-04-30.'],
    ['令和元年4月', '令和 began on 2019-05-01.'],
    ['昭和64年2月', '昭和 ended on 1989-01-07.'],
    ['令和6年0月', 'months run from 01 to 12.'],
  ])('cannot be %s: %s', (text, problem) => {
    expect(() => parseEraYearMonth(text)).toThrow(new InvalidInputError(`"${text}" cannot be: ${problem}`));
  });

  it('has no text before 明治', () => {
    expect(() => eraYearMonth('1868-09')).toThrow(InvalidInputError);
  });
});

describe('a fiscal year in an era', () => {
  it.each([
    [1868, '明治元年度'],
    [1911, '明治44年度'],
    [1912, '大正元年度'],
    [1925, '大正14年度'],
    [1926, '昭和元年度'],
    [1988, '昭和63年度'],
    [1989, '平成元年度'],
    [2002, '平成14年度'],
    [2018, '平成30年度'],
    [2019, '令和元年度'],
    [2024, '令和6年度'],
  ])('%i is %s, both ways', (year, text) => {
    expect(eraFiscalYear(year)).toBe(text);
    expect(parseEraFiscalYear(text)).toBe(year);
  });

  it('may be read in either era when the era changes in it', () => {
    expect(parseEraFiscalYear('平成31年度')).toBe(2019);
    expect(parseEraFiscalYear('大正15年度')).toBe(1926);
    expect(parseEraFiscalYear('明治45年度')).toBe(1912);
    expect(parseEraFiscalYear('令和1年度')).toBe(2019);
    expect(parseEraFiscalYear('平成３１年度')).toBe(2019);
  });

  it.each([
    ['昭和64年度', '昭和 ended on 1989-01-07.'],
    ['平成32年度', '平成 ended on 2019-04-30.'],
    ['大正0年度', 'the first year of an era is 元年.'],
  ])('cannot be %s: %s', (text, problem) => {
    expect(() => parseEraFiscalYear(text)).toThrow(new InvalidInputError(`"${text}" cannot be: ${problem}`));
  });

  it.each(['令和6', '令和6年', '2024'])('cannot be read from "%s"', (text) => {
    expect(() => parseEraFiscalYear(text)).toThrow(`"${text}" cannot be read: write it like 令和6年度,`);
  });

  it('has no text before 明治', () => {
    expect(() => eraFiscalYear(1867)).toThrow(InvalidInputError);
  });
});
