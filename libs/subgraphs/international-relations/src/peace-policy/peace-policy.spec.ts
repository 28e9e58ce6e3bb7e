import { openTestSubgraph, type TestSubgraph } from '@tokorozawa/subgraph-kit/testing';
import { internationalRelations } from '../subgraph';

interface Policy {
  date: { fiscalYear: number };
  yearsAfterWar: number;
  activities: { date: { fiscalYear: number } }[];
}

const endOfTheWar = 1945;

describe('the peace policy', () => {
  let subgraph: TestSubgraph;
  beforeAll(async () => {
    subgraph = await openTestSubgraph(internationalRelations);
  });
  afterAll(() => subgraph.close());

  it('of 令和5年度, 78 years after the war, has three activities', async () => {
    const { data } = await subgraph.ask(
      '{ peacePolicies { id date { fiscalYear era } yearsAfterWar activities { name } } }',
    );
    expect(data?.peacePolicies).toEqual([
      {
        id: 'peace-policy-2023',
        date: { fiscalYear: 2023, era: '令和5年度' },
        yearsAfterWar: 78,
        activities: [{ name: '広島平和記念式典参列' }, { name: '平和祈念資料展' }, { name: '平和を語る会' }],
      },
    ]);
  });

  it('counts the years since the war as the calendar does, and its activities fall in its fiscal year', async () => {
    const { data } = await subgraph.ask(
      '{ peacePolicies { date { fiscalYear } yearsAfterWar activities { date { fiscalYear } } } }',
    );
    for (const { date, yearsAfterWar, activities } of data?.peacePolicies as Policy[]) {
      expect(endOfTheWar + yearsAfterWar).toBe(date.fiscalYear);
      const years = activities.map((activity) => activity.date.fiscalYear);
      expect(years).toEqual(activities.map(() => date.fiscalYear));
    }
  });

  it('is found by its id, and not by another', async () => {
    const { data, errors } = await subgraph.ask(
      '{ peacePolicy(id: "peace-policy-2023") { id } nowhere: peacePolicy(id: "zzz") { id } }',
    );
    expect(data).toEqual({ peacePolicy: { id: 'peace-policy-2023' }, nowhere: null });
    expect(errors?.[0]).toMatchObject({ extensions: { code: 'NOT_FOUND' } });
  });
});
