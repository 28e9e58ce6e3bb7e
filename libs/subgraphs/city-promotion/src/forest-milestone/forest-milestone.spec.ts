import { openTestSubgraph, type TestSubgraph } from '@tokorozawa/subgraph-kit/testing';
import { cityPromotion } from '../subgraph';

interface Answer {
  milestones: { totalCount: number; nodes: { id: string }[]; pageInfo: { endCursor: string; hasNextPage: boolean } };
}

describe('the chronology of COOL JAPAN FOREST', () => {
  let subgraph: TestSubgraph;
  beforeAll(async () => {
    subgraph = await openTestSubgraph(cityPromotion);
  });
  afterAll(() => subgraph.close());

  const milestones = async (given: string, after?: string): Promise<Answer['milestones']> => {
    const { data } = await subgraph.ask(
      `query ($after: String) {
        coolJapanForest {
          milestones(after: $after, ${given}) { totalCount nodes { id } pageInfo { endCursor hasNextPage } }
        }
      }`,
      { after },
    );
    return (data?.coolJapanForest as Answer).milestones;
  };

  it('has eight entries, dated to the month and no finer', async () => {
    const { data } = await subgraph.ask(
      '{ coolJapanForest { milestones { nodes { kind date { precision month day era } facility { id } } } } }',
    );
    const entry = (month: string, era: string, kind: string, facility: string | null = null) => ({
      kind,
      date: { precision: 'MONTH', month, day: null, era },
      facility: facility && { id: facility },
    });
    expect(data?.coolJapanForest).toEqual({
      milestones: {
        nodes: [
          entry('2014-05', '平成26年5月', 'AGREEMENT'),
          entry('2015-04', '平成27年4月', 'PROPOSAL'),
          entry('2015-06', '平成27年6月', 'ANNOUNCEMENT'),
          entry('2016-03', '平成28年3月', 'ADOPTION'),
          entry('2016-06', '平成28年6月', 'AGREEMENT'),
          entry('2018-02', '平成30年2月', 'CONSTRUCTION', 'forest-facility-sakura-town'),
          entry('2020-11', '令和2年11月', 'OPENING', 'forest-facility-sakura-town'),
          entry('2021-05', '令和3年5月', 'OPENING', 'forest-facility-yot-toko'),
        ],
      },
    });
  });

  it('takes the year of the two entries with a ditto mark from the entry above', async () => {
    const { data } = await subgraph.ask(
      '{ coolJapanForest { milestones { nodes { provenance { corrections { printed read } } } } } }',
    );
    const { nodes } = (data?.coolJapanForest as { milestones: { nodes: { provenance: { corrections: object[] } }[] } })
      .milestones;
    expect(nodes.flatMap(({ provenance }) => provenance.corrections)).toEqual([
      { printed: '〃 6月', read: '2015年6月' },
      { printed: '〃 6月', read: '2016年6月' },
    ]);
  });

  it.each([
    ['where: { kind: AGREEMENT }', ['2014-05', '2016-06']],
    ['where: { between: { start: "2015-01-01", end: "2016-12-31" } }', ['2015-04', '2015-06', '2016-03', '2016-06']],
    ['where: { between: { end: "2014-12-31" } }', ['2014-05']],
    ['where: { between: { start: "2018-01-01" }, kind: OPENING }', ['2020-11', '2021-05']],
    ['where: { between: { start: "2022-01-01" } }', []],
    ['where: null, first: 2, orderBy: { field: DATE, direction: DESC }', ['2021-05', '2020-11']],
  ])('answers %s', async (given, months) => {
    const { nodes } = await milestones(given);
    expect(nodes.map(({ id }) => id)).toEqual(months.map((month) => `forest-milestone-${month}`));
  });

  it('comes a page at a time', async () => {
    const first = await milestones('first: 5');
    expect(first).toMatchObject({ totalCount: 8, nodes: { length: 5 }, pageInfo: { hasNextPage: true } });
    const second = await milestones('first: 5', first.pageInfo.endCursor);
    expect(second).toMatchObject({ totalCount: 8, nodes: { length: 3 }, pageInfo: { hasNextPage: false } });
    expect(second.nodes[0]?.id).toBe('forest-milestone-2018-02');
  });

  it('leads back to the initiative', async () => {
    const { data } = await subgraph.ask('{ coolJapanForest { milestones(first: 1) { nodes { initiative { id } } } } }');
    expect(data?.coolJapanForest).toEqual({ milestones: { nodes: [{ initiative: { id: 'cool-japan-forest' } }] } });
  });
});
