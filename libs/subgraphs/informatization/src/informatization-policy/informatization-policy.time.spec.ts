import { PartialDate } from '@tokorozawa/vocabulary';
import { beginningOf, type Begun } from './informatization-policy.entity';
import { beganWithin, sortByTime } from './informatization-policy.time';

const third = { number: 3, intervalYears: 3, first: new PartialDate('2003') };

describe('a plan or policy', () => {
  it.each<[string, Begun, string]>([
    ['on the date of its adoption', { adopted: new PartialDate('2003-03'), revision: third }, '2003-03'],
    ['in the year in which its series puts it', { revision: third, period: { start: 2012 } }, '2009'],
    ['in the April in which its period starts', { period: { start: 2019 } }, '2019-04'],
  ])('began %s', (_, policy, date) => {
    expect(beginningOf(policy)?.text).toBe(date);
  });

  it('of which nothing is known began at no time', () => {
    expect(beginningOf({})).toBeNull();
  });

  it.each([
    ['2007-12', '2008-01', true],
    ['2008-03', null, true],
    ['2008-04', null, false],
    [null, '2007-04', true],
    [null, '2007-03', false],
    [null, null, true],
  ])('of FY2007 began between %s and %s: %s', (from, to, within) => {
    expect(beganWithin({ date: new PartialDate('2007FY') }, { from, to })).toBe(within);
  });
});

describe('plans and policies in the order of time', () => {
  it('put a fiscal year behind the months of its first calendar year', () => {
    const policies = ['2003-03', '2009', '2002FY', '2002-12', '2008FY'].map((text) => ({
      date: new PartialDate(text),
    }));
    expect(sortByTime(policies).map(({ date }) => date.text)).toEqual([
      '2002-12',
      '2002FY',
      '2003-03',
      '2008FY',
      '2009',
    ]);
  });
});
