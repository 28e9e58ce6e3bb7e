import { graphql } from 'graphql';
import { buildSchemaSync, Query, Resolver } from 'type-graphql';
import { FiscalYearPeriod, fiscalYearPeriod } from '../index';

@Resolver()
class PeriodResolver {
  @Query(() => FiscalYearPeriod)
  made(): FiscalYearPeriod {
    return new FiscalYearPeriod(2019, 2028);
  }

  @Query(() => FiscalYearPeriod)
  stored(): unknown {
    return JSON.parse(JSON.stringify(new FiscalYearPeriod(2019, 2024)));
  }

  @Query(() => FiscalYearPeriod)
  single(): FiscalYearPeriod {
    return new FiscalYearPeriod(2024, 2024);
  }
}

describe('a period of fiscal years', () => {
  it('counts its years and says them in eras, made or read from JSON', async () => {
    const schema = buildSchemaSync({ resolvers: [PeriodResolver], validate: false });
    const fields = '{ start end years earliest latest era }';
    const answer = await graphql({ schema, source: `{ made ${fields} stored ${fields} single ${fields} }` });
    expect(answer).toEqual({
      data: {
        made: {
          start: 2019,
          end: 2028,
          years: 10,
          earliest: '2019-04-01',
          latest: '2029-03-31',
          era: '令和元年度〜令和10年度',
        },
        stored: {
          start: 2019,
          end: 2024,
          years: 6,
          earliest: '2019-04-01',
          latest: '2025-03-31',
          era: '令和元年度〜令和6年度',
        },
        single: { start: 2024, end: 2024, years: 1, earliest: '2024-04-01', latest: '2025-03-31', era: '令和6年度' },
      },
    });
  });

  it('is stored as its two ends', () => {
    expect(JSON.stringify(new FiscalYearPeriod(2019, 2028))).toBe('{"start":2019,"end":2028}');
  });

  it('cannot end before it starts', () => {
    expect(fiscalYearPeriod.parse({ start: 2019, end: 2024 })).toEqual({ start: 2019, end: 2024 });
    const { error } = fiscalYearPeriod.safeParse({ start: 2025, end: 2024 });
    expect(error?.issues).toMatchObject([
      { path: ['end'], message: 'The period ends before it starts: its end, 2024, is earlier than its start, 2025.' },
    ]);
    expect(fiscalYearPeriod.safeParse({ start: 2019 }).success).toBe(false);
  });
});
