import { openTestSubgraph, type TestSubgraph } from '@tokorozawa/subgraph-kit/testing';
import { informatization } from '../subgraph';

describe('the chronology of the information systems', () => {
  let subgraph: TestSubgraph;
  beforeAll(async () => {
    subgraph = await openTestSubgraph(informatization);
  });
  afterAll(() => subgraph.close());

  it('has 29 entries from April 1996 to January 2024, in the order of time', async () => {
    const { data } = await subgraph.ask(
      '{ systemChronology { name entryCount start { month } end { month } inOrder } }',
    );
    expect(data?.systemChronology).toEqual({
      name: '情報システム整備の沿革',
      entryCount: 29,
      start: { month: '1996-04' },
      end: { month: '2024-01' },
      inOrder: true,
    });
  });

  it('would tell if an entry stood in the wrong place', async () => {
    const [first] = await subgraph.database.query<{ id: string }[]>('SELECT id FROM system_milestone WHERE number = 1');
    const moveTo = (month: string) =>
      subgraph.database.query('UPDATE system_milestone SET first_month = $1 WHERE id = $2', [month, first?.id]);
    await moveTo('2024-02');
    const { data } = await subgraph.ask('{ systemChronology { inOrder } }');
    await moveTo('1996-04');
    expect(data?.systemChronology).toEqual({ inOrder: false });
  });

  it('counts its entries by fiscal year, the quiet years too', async () => {
    const { data } = await subgraph.ask(
      '{ systemChronology { entryCount byFiscalYear { date { fiscalYear era } entries } } }',
    );
    const { entryCount, byFiscalYear } = data?.systemChronology as {
      entryCount: number;
      byFiscalYear: { date: { fiscalYear: number; era: string }; entries: number }[];
    };
    expect(byFiscalYear[0]).toEqual({ date: { fiscalYear: 1996, era: '平成8年度' }, entries: 2 });
    expect(byFiscalYear.at(-1)).toEqual({ date: { fiscalYear: 2023, era: '令和5年度' }, entries: 3 });
    expect(byFiscalYear).toHaveLength(2023 - 1996 + 1);
    expect(byFiscalYear.reduce((sum, { entries }) => sum + entries, 0)).toBe(entryCount);
    expect(byFiscalYear.filter(({ date }) => date.fiscalYear >= 2020).map(({ entries }) => entries)).toEqual([
      3, 2, 5, 3,
    ]);
  });
});
