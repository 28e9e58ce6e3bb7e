import { openTestSubgraph, type TestSubgraph } from '@tokorozawa/subgraph-kit/testing';
import { comprehensivePlan } from '../subgraph';
import { planPeriod } from './plan-tier.entity';

describe('the tiers of the plan', () => {
  let subgraph: TestSubgraph;
  beforeAll(async () => {
    subgraph = await openTestSubgraph(comprehensivePlan);
  });
  afterAll(() => subgraph.close());

  it('are the basic concept, the basic plan in two halves and the implementation plan', async () => {
    const { data } = await subgraph.ask(
      '{ comprehensivePlan { tiers { number name revision periods { name years period { start end } } } } }',
    );
    expect(data?.comprehensivePlan).toEqual({
      tiers: [
        {
          number: 1,
          name: '基本構想',
          revision: null,
          periods: [{ name: '基本構想', years: 10, period: { start: 2019, end: 2028 } }],
        },
        {
          number: 2,
          name: '基本計画',
          revision: null,
          periods: [
            { name: '前期基本計画', years: 6, period: { start: 2019, end: 2024 } },
            { name: '後期基本計画', years: 4, period: { start: 2025, end: 2028 } },
          ],
        },
        {
          number: 3,
          name: '実施計画',
          revision: 'EVERY_FISCAL_YEAR',
          periods: [{ name: '実施計画', years: 4, period: null }],
        },
      ],
    });
  });

  it('say what was printed where a period ended before it started', async () => {
    const { data } = await subgraph.ask(
      '{ comprehensivePlan { tiers { provenance { corrections { field printed read confidence } } } } }',
    );
    expect(JSON.stringify(data)).toContain(
      JSON.stringify({
        field: 'periods.0.period.start',
        printed: '令和7年度〜6年度(前期)',
        read: '令和元年度〜6年度(前期)',
        confidence: 'HIGH',
      }),
    );
  });
});

describe('a period in the data file', () => {
  it('must last as many fiscal years as it says', () => {
    const early = { name: { ja: '前期基本計画' }, period: { start: 2019, end: 2024 }, years: 6 };
    expect(planPeriod.safeParse(early).success).toBe(true);
    expect(planPeriod.safeParse({ ...early, years: 5 }).success).toBe(false);
  });
});
