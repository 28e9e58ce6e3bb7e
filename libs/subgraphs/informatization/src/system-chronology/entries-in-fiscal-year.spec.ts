import { countByFiscalYear } from './entries-in-fiscal-year';

const counted = (months: string[]) => countByFiscalYear(months).map(({ date, entries }) => [date.fiscalYear, entries]);

describe('entries by fiscal year', () => {
  it('count January to March to the year before, and the empty years as none', () => {
    expect(counted(['2001-03', '2001-04', '2003-12', '2004-03'])).toEqual([
      [2000, 1],
      [2001, 1],
      [2002, 0],
      [2003, 2],
    ]);
  });

  it('are none when there are no entries', () => {
    expect(counted([])).toEqual([]);
  });
});
