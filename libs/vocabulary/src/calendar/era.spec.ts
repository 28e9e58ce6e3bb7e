import { InvalidInputError } from '../index';
import { eraTexts } from './era';

describe('a date in the eras', () => {
  it.each([
    ['1868-10-23', ['明治元年10月23日']],
    ['1873-01-01', ['明治6年1月1日']],
    ['1912-07-29', ['明治45年7月29日']],
    ['1912-07-30', ['大正元年7月30日']],
    ['1926-12-24', ['大正15年12月24日']],
    ['1926-12-25', ['昭和元年12月25日']],
    ['1989-01-07', ['昭和64年1月7日']],
    ['1989-01-08', ['平成元年1月8日']],
    ['2019-04-30', ['平成31年4月30日']],
    ['2019-05-01', ['令和元年5月1日']],
    ['2024-02-29', ['令和6年2月29日']],
    ['1868-10', ['明治元年10月']],
    ['1912-06', ['明治45年6月']],
    ['1912-07', ['大正元年7月', '明治45年7月']],
    ['1926-12', ['昭和元年12月', '大正15年12月']],
    ['1988-12', ['昭和63年12月']],
    ['1989-01', ['平成元年1月', '昭和64年1月']],
    ['1989-02', ['平成元年2月']],
    ['2019-04', ['平成31年4月']],
    ['2019-05', ['令和元年5月']],
    ['1965', ['昭和40年']],
    ['1988', ['昭和63年']],
    ['1989', ['平成元年', '昭和64年']],
    ['2018', ['平成30年']],
    ['2019', ['令和元年', '平成31年']],
    ['2020', ['令和2年']],
    ['1868FY', ['明治元年度']],
    ['1911FY', ['明治44年度']],
    ['1912FY', ['大正元年度', '明治45年度']],
    ['1926FY', ['昭和元年度', '大正15年度']],
    ['1988FY', ['昭和63年度']],
    ['1989FY', ['平成元年度']],
    ['2018FY', ['平成30年度']],
    ['2019FY', ['令和元年度', '平成31年度']],
    ['2024FY', ['令和6年度']],
  ])('%s is %j', (date, texts) => {
    expect(eraTexts(date)).toEqual(texts);
  });

  it('is what Intl prints, every day from 1873 to 2040', () => {
    const printer = new Intl.DateTimeFormat('ja-JP-u-ca-japanese', { dateStyle: 'long', timeZone: 'UTC' });
    const oneDay = 24 * 60 * 60 * 1000;
    const strayed: string[] = [];
    for (let time = Date.UTC(1873, 0, 1); time <= Date.UTC(2040, 11, 31); time += oneDay) {
      const date = new Date(time).toISOString().slice(0, 10);
      if (eraTexts(date).join() !== printer.format(time)) strayed.push(date);
    }
    expect(strayed).toEqual([]);
  });

  it.each(['1868-10-22', '1868-09', '1867', '1867FY'])('has no text before 明治: %s', (date) => {
    expect(() => eraTexts(date)).toThrow(InvalidInputError);
    expect(() => eraTexts(date)).toThrow(`${date} has no era text: eras are known from 明治`);
  });
});
