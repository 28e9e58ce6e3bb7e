import { openTestSubgraph, type TestSubgraph } from '@tokorozawa/subgraph-kit/testing';
import { cityPromotion } from '../subgraph';

describe('the COOL JAPAN FOREST initiative', () => {
  let subgraph: TestSubgraph;
  beforeAll(async () => {
    subgraph = await openTestSubgraph(cityPromotion);
  });
  afterAll(() => subgraph.close());

  it('is a project of the city and KADOKAWA within about 500 m of ところざわサクラタウン', async () => {
    const { data } = await subgraph.ask(
      '{ coolJapanForest { name partners focusArea { name radiusM radiusIsApproximate } jointPrograms provenance { openLists } hub { name operator } logo { wording } } }',
    );
    expect(data?.coolJapanForest).toEqual({
      name: 'COOL JAPAN FOREST 構想',
      partners: ['所沢市', '株式会社KADOKAWA'],
      focusArea: { name: 'COOL JAPAN FOREST', radiusM: 500, radiusIsApproximate: true },
      jointPrograms: ['文化事業', '企業誘致', '統一的な空間演出'],
      provenance: { openLists: ['jointPrograms'] },
      hub: { name: 'ところざわサクラタウン', operator: '株式会社KADOKAWA' },
      logo: { wording: 'COOL JAPAN FOREST' },
    });
  });

  it('rests on four pillars, of which the second has a subtitle', async () => {
    const { data } = await subgraph.ask('{ coolJapanForest { pillars { number name subtitle } } }');
    expect(data?.coolJapanForest).toEqual({
      pillars: [
        { number: 1, name: 'みどり・文化・産業が調和した地域づくり', subtitle: null },
        { number: 2, name: '所沢から COOL JAPAN を発信', subtitle: '海外観光客を呼び込みます' },
        { number: 3, name: '新しい地方創生を体現', subtitle: null },
        { number: 4, name: '住んでみたい・訪れてみたいまち', subtitle: null },
      ],
    });
  });

  it('has a logo that plays on FOREST and FOR REST', async () => {
    const { data } = await subgraph.ask('{ coolJapanForest { logo { ideas(locale: EN) } } }');
    const [first, , last] = (data?.coolJapanForest as { logo: { ideas: string[] } }).logo.ideas;
    expect(first).toContain('(FOREST)');
    expect(last).toContain('(FOR REST)');
  });

  it('is not found by an id that it does not have', async () => {
    const { errors } = await subgraph.ask('{ coolJapanForest(id: "zzz") { id } }');
    expect(errors?.[0]).toMatchObject({ extensions: { code: 'NOT_FOUND' } });
  });
});
