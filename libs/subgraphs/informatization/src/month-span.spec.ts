import { PartialDate } from '@tokorozawa/vocabulary';
import { toMonthSpan } from './month-span';

describe('what is dated', () => {
  it.each([
    ['2023-06-15', '2023-06', '2023-06'],
    ['2003-12', '2003-12', '2003-12'],
    ['1996', '1996-01', '1996-12'],
    ['2007FY', '2007-04', '2008-03'],
  ])('%s lies between %s and %s', (date, firstMonth, lastMonth) => {
    expect(toMonthSpan(new PartialDate(date))).toEqual({ firstMonth, lastMonth });
  });
});
