import { openTestSubgraph, type TestSubgraph } from '@tokorozawa/subgraph-kit/testing';
import { comprehensivePlan } from '../subgraph';

describe('the leading projects', () => {
  let subgraph: TestSubgraph;
  beforeAll(async () => {
    subgraph = await openTestSubgraph(comprehensivePlan);
  });
  afterAll(() => subgraph.close());

  it('are five, and each draws on a chapter by our own reading', async () => {
    const { data } = await subgraph.ask('{ leadingProjects { number name chapters { basis chapter { number } } } }');
    const drawsOn = (number: number) => [{ basis: 'EDITORIAL', chapter: { number } }];
    expect(data?.leadingProjects).toEqual([
      { number: 1, name: '絆を紡ぐまちづくり', chapters: drawsOn(1) },
      { number: 2, name: '子どもが大切にされるまちづくり', chapters: drawsOn(2) },
      { number: 3, name: '元気でいきいき"健幸(けんこう)長寿のまち"の実現', chapters: drawsOn(3) },
      { number: 4, name: '人と自然が共生するまち"エコタウン所沢"の実現', chapters: drawsOn(4) },
      { number: 5, name: '所沢ブランドの推進とまちの活性化', chapters: drawsOn(5) },
    ]);
  });

  it('say what they cover in either language', async () => {
    const { data } = await subgraph.ask(
      '{ comprehensivePlan { leadingProjects { covers english: covers(locale: EN) } } }',
    );
    expect(data?.comprehensivePlan).toMatchObject({
      leadingProjects: {
        3: { covers: { 0: '再生可能エネルギーを広めること' }, english: { 0: 'Wider use of renewable energy' } },
      },
    });
  });

  it('name the brand of the city in the fifth, as the source states, and the brand knows it', async () => {
    const { data } = await subgraph.ask(
      `query ($brands: [_Any!]!) {
        leadingProjects { number brand { basis brand { id } } }
        _entities(representations: $brands) { ... on CityBrand { leadingProjects { number } } }
      }`,
      { brands: [{ __typename: 'CityBrand', id: 'city-brand-tokorozawa' }] },
    );
    expect(data).toEqual({
      leadingProjects: [
        ...[1, 2, 3, 4].map((number) => ({ number, brand: null })),
        { number: 5, brand: { basis: 'STATED', brand: { id: 'city-brand-tokorozawa' } } },
      ],
      _entities: [{ leadingProjects: [{ number: 5 }] }],
    });
  });
});
