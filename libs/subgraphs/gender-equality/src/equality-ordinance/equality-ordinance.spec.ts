import { openTestSubgraph, type TestSubgraph } from '@tokorozawa/subgraph-kit/testing';
import { genderEquality } from '../subgraph';

describe('the ordinance on gender equality', () => {
  let subgraph: TestSubgraph;
  beforeAll(async () => {
    subgraph = await openTestSubgraph(genderEquality);
  });
  afterAll(() => subgraph.close());

  it('was promulgated in September 平成16年 and came into force on New Year’s Day of 平成17年', async () => {
    const { data } = await subgraph.ask('{ equalityOrdinances { name date { day era } inForceSince { day era } } }');
    expect(data?.equalityOrdinances).toEqual([
      {
        name: '所沢市男女共同参画推進条例',
        date: { day: '2004-09-24', era: '平成16年9月24日' },
        inForceSince: { day: '2005-01-01', era: '平成17年1月1日' },
      },
    ]);
  });

  it('lays down principles, measures and the duties of city, citizens and businesses', async () => {
    const { data } = await subgraph.ask('{ equalityOrdinance(id: "equality-ordinance-2004") { provisions } }');
    expect(data?.equalityOrdinance).toEqual({
      provisions: ['推進の基本理念', '推進の基本的な施策', '市、市民、事業者それぞれの責務'],
    });
  });

  it('is not found by an id that none has', async () => {
    const { errors } = await subgraph.ask('{ equalityOrdinance(id: "zzz") { id } }');
    expect(errors?.[0]).toMatchObject({
      message: 'No equality ordinance has the id "zzz".',
      extensions: { code: 'NOT_FOUND' },
    });
  });
});
