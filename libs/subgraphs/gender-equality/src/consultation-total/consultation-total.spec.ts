import { openTestSubgraph, type TestSubgraph } from '@tokorozawa/subgraph-kit/testing';
import { PartialDate } from '@tokorozawa/vocabulary';
import { genderEquality } from '../subgraph';
import { ConsultationTotal } from './consultation-total.entity';

describe('the cases of all consultations', () => {
  let subgraph: TestSubgraph;
  beforeAll(async () => {
    subgraph = await openTestSubgraph(genderEquality);
  });
  afterAll(() => subgraph.close());

  it('are 1,262 in fiscal year 2023, as printed: 950, 204 and 108', async () => {
    const { data } = await subgraph.ask(
      '{ consultationTotals { date { fiscalYear era } printedCases computedCases agrees center { name } } }',
    );
    expect(data?.consultationTotals).toEqual([
      {
        date: { fiscalYear: 2023, era: '令和5年度' },
        printedCases: 1262,
        computedCases: 950 + 204 + 108,
        agrees: true,
        center: { name: '所沢市男女共同参画推進センター ふらっと' },
      },
    ]);
  });

  it('do not agree when another number is printed, or another year is meant', async () => {
    const totals = subgraph.database.getRepository(ConsultationTotal);
    const printed = await totals.findOneByOrFail({ id: 'consultation-total-2023' });
    await totals.insert({ ...printed, id: 'misprint', printedCases: 1263 });
    await totals.insert({ ...printed, id: 'consultation-total-2022', date: new PartialDate('2022FY') });
    const { data } = await subgraph.ask(`{
      misprint: consultationTotal(id: "misprint") { computedCases agrees }
      before: consultationTotal(id: "consultation-total-2022") { computedCases agrees }
    }`);
    expect(data).toEqual({
      misprint: { computedCases: 1262, agrees: false },
      before: { computedCases: 0, agrees: false },
    });
  });

  it('are not found by an id of no year', async () => {
    const { errors } = await subgraph.ask('{ consultationTotal(id: "zzz") { id } }');
    expect(errors?.[0]).toMatchObject({
      message: 'No consultation total has the id "zzz".',
      extensions: { code: 'NOT_FOUND' },
    });
  });
});
