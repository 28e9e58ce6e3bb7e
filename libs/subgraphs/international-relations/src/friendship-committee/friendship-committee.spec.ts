import { openTestSubgraph, type TestSubgraph } from '@tokorozawa/subgraph-kit/testing';
import { internationalRelations } from '../subgraph';

describe('the friendship committee', () => {
  let subgraph: TestSubgraph;
  beforeAll(async () => {
    subgraph = await openTestSubgraph(internationalRelations);
  });
  afterAll(() => subgraph.close());

  it('was founded in 1966, of which neither month nor day is stated, and bears an English name of its own', async () => {
    const { data } = await subgraph.ask(
      '{ friendshipCommittee { name english: name(locale: EN) englishName date { precision year month era } } }',
    );
    expect(data?.friendshipCommittee).toEqual({
      name: '所沢市国際友好委員会',
      english: 'Tokorozawa International Friendship Committee',
      englishName: 'TOKOROZAWA INTERNATIONAL FRIENDSHIP COMMITTEE',
      date: { precision: 'YEAR', year: 1966, month: null, era: '昭和41年' },
    });
  });

  it('had a part in the ties with 安養 and 常州, as the source states', async () => {
    const { data } = await subgraph.ask('{ friendshipCommittee { sisterCities { basis part sisterCity { name } } } }');
    expect(data?.friendshipCommittee).toEqual({
      sisterCities: [
        { basis: 'STATED', part: expect.stringContaining('1998年4月17日') as string, sisterCity: { name: '安養市' } },
        { basis: 'STATED', part: expect.stringContaining('議員連盟') as string, sisterCity: { name: '常州市' } },
      ],
    });
  });

  it('is known to those cities, and not to ディケイター', async () => {
    const { data } = await subgraph.ask('{ sisterCities { name friendshipRoles { committee { id } } } }');
    const committee = { id: 'friendship-committee-tokorozawa' };
    expect(data?.sisterCities).toEqual([
      { name: 'ディケイター市', friendshipRoles: [] },
      { name: '常州市', friendshipRoles: [{ committee }] },
      { name: '安養市', friendshipRoles: [{ committee }] },
    ]);
  });

  it('is not found by an id that it does not have', async () => {
    const { data, errors } = await subgraph.ask('{ friendshipCommittee(id: "zzz") { id } }');
    expect(data).toEqual({ friendshipCommittee: null });
    expect(errors?.[0]).toMatchObject({
      message: 'No friendship committee has the id "zzz".',
      extensions: { code: 'NOT_FOUND' },
    });
  });
});
