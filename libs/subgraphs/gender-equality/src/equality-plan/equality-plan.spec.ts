import { openTestSubgraph, type TestSubgraph } from '@tokorozawa/subgraph-kit/testing';
import { genderEquality } from '../subgraph';

describe('the plan for gender equality', () => {
  let subgraph: TestSubgraph;
  beforeAll(async () => {
    subgraph = await openTestSubgraph(genderEquality);
  });
  afterAll(() => subgraph.close());

  it('is the fourth and runs for ten fiscal years from 令和元年度', async () => {
    const { data } = await subgraph.ask('{ equalityPlans { id number name period { start end years era } } }');
    expect(data?.equalityPlans).toEqual([
      {
        id: 'equality-plan-4',
        number: 4,
        name: '第4次所沢市男女共同参画計画',
        period: { start: 2019, end: 2028, years: 10, era: '令和元年度〜令和10年度' },
      },
    ]);
  });

  it('is found by the fiscal year in which its period begins', async () => {
    const { data, errors } = await subgraph.ask(`{
      begun: equalityPlans(where: { between: { start: "2020-03-31", end: "2024-01-01" } }, orderBy: { field: DATE }) { id }
      later: equalityPlans(where: { between: { start: "2020-04-01" } }) { id }
      earlier: equalityPlans(where: { between: { end: "2019-03-31" } }) { id }
    }`);
    expect(errors).toBeUndefined();
    expect(data).toEqual({ begun: [{ id: 'equality-plan-4' }], later: [], earlier: [] });
  });

  it('is found by its id, and by no other', async () => {
    const { data, errors } = await subgraph.ask(
      '{ equalityPlan(id: "equality-plan-4") { name(locale: EN) } third: equalityPlan(id: "equality-plan-3") { id } }',
    );
    expect(data).toEqual({
      equalityPlan: { name: 'Fourth Gender Equality Plan of Tokorozawa City' },
      third: null,
    });
    expect(errors?.[0]).toMatchObject({
      message: 'No equality plan has the id "equality-plan-3".',
      extensions: { code: 'NOT_FOUND' },
    });
  });
});
