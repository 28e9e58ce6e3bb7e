import { openTestSubgraph, type TestSubgraph } from '@tokorozawa/subgraph-kit/testing';
import { cityPromotion } from '../subgraph';

describe('the brand of the city', () => {
  let subgraph: TestSubgraph;
  beforeAll(async () => {
    subgraph = await openTestSubgraph(cityPromotion);
  });
  afterAll(() => subgraph.close());

  it('is made of greenery, culture, buildings, farm produce and food', async () => {
    const { data } = await subgraph.ask('{ cityBrand { id name resources } }');
    expect(data?.cityBrand).toEqual({
      id: 'city-brand-tokorozawa',
      name: '所沢ブランド',
      resources: ['みどり(狭山湖、狭山丘陵など)', '伝統文化', '歴史的建造物', '農産物', '食文化'],
    });
  });

  it('has four main efforts, the last of which may be two', async () => {
    const { data } = await subgraph.ask('{ cityBrand { efforts { number name provenance { status } } } }');
    expect(data?.cityBrand).toEqual({
      efforts: [
        { number: 1, name: 'にぎわい拠点の創出・活性化', provenance: { status: 'AS_PRINTED' } },
        { number: 2, name: '観光を軸としたブランド化の推進', provenance: { status: 'CORRECTED' } },
        { number: 3, name: '観光客誘致の強化', provenance: { status: 'CORRECTED' } },
        { number: 4, name: '個性あふれる文化の創造・文化財の保護・活用', provenance: { status: 'UNCERTAIN' } },
      ],
    });
  });

  it('uses COOL JAPAN FOREST, as the source states, and both know it', async () => {
    const { data } = await subgraph.ask(
      '{ cityBrand { uses { basis initiative { id usedBy { basis brand { id } } } } } }',
    );
    expect(data?.cityBrand).toEqual({
      uses: [
        {
          basis: 'STATED',
          initiative: {
            id: 'cool-japan-forest',
            usedBy: [{ basis: 'STATED', brand: { id: 'city-brand-tokorozawa' } }],
          },
        },
      ],
    });
  });

  it('is not found by an id that it does not have', async () => {
    const { data, errors } = await subgraph.ask('{ cityBrand(id: "zzz") { id } }');
    expect(data).toEqual({ cityBrand: null });
    expect(errors?.[0]).toMatchObject({
      message: 'No city brand has the id "zzz".',
      extensions: { code: 'NOT_FOUND' },
    });
  });
});
