import { openTestSubgraph, type TestSubgraph } from '@tokorozawa/subgraph-kit/testing';
import { informatization } from '../subgraph';
import { systemMilestone } from './system-milestone';

interface Page {
  totalCount: number;
  nodes: { name: string; number: number | null; provenance: { lines: number[] } }[];
  pageInfo: { hasNextPage: boolean; endCursor: string };
}

describe('the milestones of the information systems', () => {
  let subgraph: TestSubgraph;
  beforeAll(async () => {
    subgraph = await openTestSubgraph(informatization);
  });
  afterAll(() => subgraph.close());

  const milestones = async (args: string): Promise<Page> => {
    const { data } = await subgraph.ask(
      `{ systemMilestones(${args}) {
        totalCount nodes { name number date { era } provenance { lines } } pageInfo { hasNextPage endCursor }
      } }`,
    );
    return data?.systemMilestones as Page;
  };
  const names = async (args: string) => (await milestones(args)).nodes.map(({ name }) => name);

  it('begin with property tax at a computing center in FY1968', async () => {
    expect(await milestones('first: 3')).toMatchObject({
      totalCount: 32,
      nodes: [
        { name: '計算センターへの委託', number: null, date: { era: '昭和43年度' } },
        { name: '電子計算機', number: null, date: { era: '昭和61年7月' } },
        { name: '所沢市ホームページ', number: 1, date: { era: '平成8年4月' } },
      ],
      pageInfo: { hasNextPage: true },
    });
  });

  it('come a page at a time, none of them twice', async () => {
    const first = await milestones('first: 20');
    const second = await milestones(`first: 20, after: "${first.pageInfo.endCursor}"`);
    expect(second).toMatchObject({ nodes: { length: 12 }, pageInfo: { hasNextPage: false } });
    expect(new Set([...first.nodes, ...second.nodes].map(({ name }) => name)).size).toBe(32);
  });

  it('stand in the print in the order of time, numbered without a gap', async () => {
    const { nodes } = await milestones('first: 100, where: { inChronology: true }');
    expect(nodes.map(({ number }) => number)).toEqual(Array.from({ length: 29 }, (_, index) => index + 1));
    const lines = nodes.map(({ provenance }) => provenance.lines.at(-1));
    expect(lines).toEqual(lines.toSorted());
  });

  it('between two months are those of either month too', async () => {
    expect(await names('where: { between: { start: "2021-01-01", end: "2021-06-30" } }')).toEqual([
      '庁内ネットワーク移動式無線アクセスポイント',
      'リモートアクセス環境',
      'Web会議専用パソコン及びモバイルWi-Fiルータ',
      '自治体テレワークシステム for LGWAN',
      'AI-OCR',
    ]);
  });

  it.each([
    ['2007-12-01', '2008-01-31', ['基幹情報システム']],
    ['2008-04-01', '2008-08-31', []],
  ])('that are known to the fiscal year only count between %s and %s as %j', async (from, to, expected) => {
    expect(await names(`where: { between: { start: "${from}", end: "${to}" } }`)).toEqual(expected);
  });

  it.each([
    ['テレワーク', ['自治体テレワークシステム for LGWAN']],
    ['ai-ocr', ['AI-OCR']],
    ['ＡＩ-ＯＣＲ', ['AI-OCR']],
    ['two-factor', ['自治体情報セキュリティ強化対策事業']],
    ['100%', []],
  ])('are found by the text %s', async (text, expected) => {
    expect(await names(`where: { text: "${text}" }`)).toEqual(expected);
  });

  it('can be read from the newest on', async () => {
    expect(await names('first: 2, orderBy: { field: DATE, direction: DESC }')).toEqual([
      '文章生成AI',
      '業務改善プラットフォーム',
    ]);
  });

  it('can be read by their place in the print, those of the running text last', async () => {
    const { nodes } = await milestones('first: 100, orderBy: { field: NUMBER, direction: DESC }');
    expect(nodes.map(({ number }) => number).slice(0, 2)).toEqual([29, 28]);
    expect(nodes.slice(-3).map(({ name }) => name)).toEqual(['基幹情報システム', '電子計算機', '計算センターへの委託']);
  });

  it('tell where the print runs on, and where it leaves out the date', async () => {
    const { data } = await subgraph.ask(
      `{
        telework: systemMilestone(id: "system-milestone-telework") { ...read }
        meetings: systemMilestone(id: "system-milestone-web-meetings") { ...read }
      }
      fragment read on SystemMilestone { date { month } provenance { status corrections { read confidence } } }`,
    );
    expect(data).toEqual({
      telework: {
        date: { month: '2021-06' },
        provenance: {
          status: 'CORRECTED',
          corrections: [{ read: '令和3年6月 自治体テレワークシステム for LGWAN', confidence: 'HIGH' }],
        },
      },
      meetings: {
        date: { month: '2021-02' },
        provenance: { status: 'UNCERTAIN', corrections: [{ read: '令和3年2月', confidence: 'MEDIUM' }] },
      },
    });
  });

  it('lead to the plan or policy that was drawn up in them', async () => {
    const { data } = await subgraph.ask(
      `{ systemMilestones(where: { between: { start: "2016-01-01", end: "2017-12-31" } }) { nodes { policy { name adopted { month } } } } }`,
    );
    expect(data?.systemMilestones).toEqual({
      nodes: [
        { policy: { name: 'ICT-BCP(ICT部門の業務継続計画)', adopted: { month: '2016-01' } } },
        { policy: { name: '情報セキュリティ監査基本計画', adopted: { month: '2016-01' } } },
        { policy: null },
      ],
    });
  });
});

describe('a milestone in the data file', () => {
  const milestone = { id: 'x', name: { ja: '電子メール' }, event: { ja: '始まる。' }, date: '2000-06' };

  it.each([
    [{ chronologyId: 'system-chronology', number: 3 }, true],
    [{}, true],
    [{ number: 3 }, false],
    [{ chronologyId: 'system-chronology' }, false],
  ])('with %j fits: %s', (place, fits) => {
    expect(systemMilestone.row.safeParse({ ...milestone, ...place }).success).toBe(fits);
  });
});
