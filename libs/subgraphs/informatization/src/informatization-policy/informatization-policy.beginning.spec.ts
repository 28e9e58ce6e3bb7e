import { PartialDate } from '@tokorozawa/vocabulary';
import { beginningOf, type Begun } from './informatization-policy.entity';

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
});
