import { parse } from 'graphql';
import { graph } from '../testing/examples';
import { answerShape } from './shape';
import { arrangeRows, unarranged } from './arrange-rows';
import { columnHeaders } from './column-headers';
import { cellText } from './cells';
import { toSheet } from './sheet';
import type { DateCell } from './date-cell';
import { type AnswerTable, tablesOf } from './flatten';

/** The table of the sister cities with these parts of their dates. */
function table(parts: string, dates: (object | null)[]): AnswerTable {
  const shape = answerShape(graph, parse(`{ sisterCities { name date { ${parts} } } }`));
  const [first] = tablesOf(shape, { sisterCities: dates.map((date, index) => ({ name: String(index), date })) });
  return first as AnswerTable;
}

const texts = ({ columns, rows }: AnswerTable, language: 'ja' | 'en'): string[] =>
  rows.map(({ cells }) => cellText(cells[1], (columns[1] as AnswerTable['columns'][number]).field, language));

describe('a date in a table', () => {
  const day = { day: '1992-04-20', month: '1992-04', year: 1992, fiscalYear: 1992, era: '平成4年4月20日' };
  const month = { day: null, month: '1982-07', year: 1982, fiscalYear: 1982, era: '昭和57年7月' };
  const year = { day: null, month: null, year: 2019, fiscalYear: null, era: '平成31年' };
  const fiscalYear = { day: null, month: null, year: null, fiscalYear: 2023, era: '令和5年度' };

  it('is one column, in the era that is printed and in its finest Western part', () => {
    const dated = table('day month year fiscalYear era', [day, month, year, fiscalYear, null]);
    expect(columnHeaders(dated, 'words', 'ja')).toEqual(['名称', '締結日']);
    expect(texts(dated, 'ja')).toEqual([
      '平成4年(1992年)4月20日',
      '昭和57年(1982年)7月',
      '平成31年(2019年)',
      '令和5年度(2023年度)',
      '',
    ]);
    expect(texts(dated, 'en')).toEqual([
      'April 20, 1992 (Heisei 4)',
      'July 1982 (Shōwa 57)',
      '2019 (Heisei 31)',
      'FY2023 (Reiwa 5)',
      '',
    ]);
  });

  it('is ISO text in files', () => {
    const dated = table('day month year fiscalYear era', [day, month, year, fiscalYear]);
    const datesIn = (language: 'ja' | 'en') =>
      toSheet(dated, dated.rows, columnHeaders(dated, 'words', language), new Map(), language).rows.map(
        ([, date]) => date,
      );
    expect(datesIn('ja')).toEqual([
      '平成4年4月20日(1992-04-20)',
      '昭和57年7月(1982-07)',
      '平成31年(2019)',
      '令和5年度(2023年度)',
    ]);
    expect(datesIn('en')).toEqual([
      '1992-04-20 (Heisei 4)',
      '1982-07 (Shōwa 57)',
      '2019 (Heisei 31)',
      'FY2023 (Reiwa 5)',
    ]);
  });

  it('says as much as the query selects', () => {
    expect(texts(table('era', [{ era: '令和5年度' }]), 'ja')).toEqual(['令和5年度(2023年度)']);
    expect(texts(table('era', [{ era: '令和5年度' }]), 'en')).toEqual(['FY2023 (Reiwa 5)']);
    expect(texts(table('fiscalYear', [{ fiscalYear: 2023 }]), 'ja')).toEqual(['2023年度']);
    expect(texts(table('born: day wareki: era', [{ born: '1992-04-20', wareki: '平成4年4月20日' }]), 'ja')).toEqual([
      '平成4年(1992年)4月20日',
    ]);
    expect(texts(table('day', [{ day: '1992-04-20' }]), 'ja')).toEqual(['1992年4月20日']);
  });

  it('is as precise as its era, where the query selects only the year beside it', () => {
    const dated = table('year era', [
      { year: 2003, era: '平成15年12月' },
      { year: 2003, era: '平成15年3月' },
      { year: null, era: '平成14年度' },
    ]);
    expect(texts(dated, 'ja')).toEqual(['平成15年(2003年)12月', '平成15年(2003年)3月', '平成14年度(2002年度)']);
    expect(dated.rows.map(({ cells }) => (cells[1] as DateCell).interval)).toEqual([
      { earliest: '2003-12-01', latest: '2003-12-31', precision: 'MONTH' },
      { earliest: '2003-03-01', latest: '2003-03-31', precision: 'MONTH' },
      { earliest: '2002-04-01', latest: '2003-03-31', precision: 'FISCAL_YEAR' },
    ]);
  });

  it('has further columns for its first and last day and its other eras', () => {
    const dated = table('day earliest latest eras', [{ ...day, earliest: day.day, latest: day.day, eras: [day.era] }]);
    expect(dated.columns.map(({ id }) => id.replace('sisterCities.', ''))).toEqual([
      'name',
      'date',
      'date.earliest',
      'date.latest',
      'date.eras',
    ]);
  });

  it('is sorted in the order of time, whatever its era', () => {
    const dated = table('day month year fiscalYear era', [year, day, month, null]);
    const sorted = arrangeRows(dated, { ...unarranged, sortBy: 'sisterCities.date' }, 'ja');
    expect(sorted.map(({ cells }) => cells[0])).toEqual(['2', '1', '0', '3']);
  });
});
