import { openTestSubgraph, type TestSubgraph } from '@tokorozawa/subgraph-kit/testing';
import { cityPromotion } from '../subgraph';

describe('the facilities of COOL JAPAN FOREST', () => {
  let subgraph: TestSubgraph;
  beforeAll(async () => {
    subgraph = await openTestSubgraph(cityPromotion);
  });
  afterAll(() => subgraph.close());

  it('are ところざわサクラタウン and YOT-TOKO, with the months in which they were begun and opened', async () => {
    const { data } = await subgraph.ask('{ coolJapanForest { facilities { name milestones { kind date { era } } } } }');
    expect(data?.coolJapanForest).toEqual({
      facilities: [
        {
          name: 'ところざわサクラタウン',
          milestones: [
            { kind: 'CONSTRUCTION', date: { era: '平成30年2月' } },
            { kind: 'OPENING', date: { era: '令和2年11月' } },
          ],
        },
        {
          name: '所沢市観光情報・物産館 YOT-TOKO(よっとこ)',
          milestones: [{ kind: 'OPENING', date: { era: '令和3年5月' } }],
        },
      ],
    });
  });

  it('say which of them the source calls a facility of the initiative', async () => {
    const { data } = await subgraph.ask('{ coolJapanForest { facilities { basis reason(locale: EN) } } }');
    expect(data?.coolJapanForest).toEqual({
      facilities: [
        { basis: 'STATED', reason: 'The source calls it the hub facility of the initiative.' },
        { basis: 'EDITORIAL', reason: expect.stringContaining('lists its opening in the chronology') as string },
      ],
    });
  });

  it('say that the source does not name who runs YOT-TOKO', async () => {
    const { data } = await subgraph.ask(
      '{ coolJapanForest { facilities { operator provenance { gaps { field reason } } } } }',
    );
    expect(data?.coolJapanForest).toEqual({
      facilities: [
        { operator: '株式会社KADOKAWA', provenance: { gaps: [] } },
        { operator: null, provenance: { gaps: [{ field: 'operator', reason: 'NOT_STATED' }] } },
      ],
    });
  });
});
