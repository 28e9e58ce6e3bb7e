import { openTestSubgraph, type TestSubgraph } from '@tokorozawa/subgraph-kit/testing';
import { comprehensivePlan } from '../subgraph';
import { ComprehensivePlan } from './comprehensive-plan.entity';

describe('the comprehensive plan', () => {
  let subgraph: TestSubgraph;
  beforeAll(async () => {
    subgraph = await openTestSubgraph(comprehensivePlan);
  });
  afterAll(() => subgraph.close());

  it('is the sixth and runs for ten fiscal years from 令和元年度', async () => {
    const { data } = await subgraph.ask('{ comprehensivePlan { number name period { start end years era } } }');
    expect(data?.comprehensivePlan).toEqual({
      number: 6,
      name: '第6次所沢市総合計画',
      period: { start: 2019, end: 2028, years: 10, era: '令和元年度〜令和10年度' },
    });
  });

  it('has seven chapters with 8, 5, 5, 4, 6, 7 and 5 sections, numbered without a gap', async () => {
    const { data } = await subgraph.ask(
      '{ comprehensivePlan { chapters { number sections { number code } } sections { code } } }',
    );
    const codes = [8, 5, 5, 4, 6, 7, 5].map((count, chapter) =>
      Array.from({ length: count }, (_, section) => `${chapter + 1}-${section + 1}`),
    );
    expect(data?.comprehensivePlan).toEqual({
      chapters: codes.map((sections, index) => ({
        number: index + 1,
        sections: sections.map((code, place) => ({ number: place + 1, code })),
      })),
      sections: codes.flat().map((code) => ({ code })),
    });
    expect(codes.flat()).toHaveLength(40);
  });

  it('finds a chapter by its number and a section by its code', async () => {
    const { data } = await subgraph.ask(
      '{ comprehensivePlan { chapter(number: 5) { id } section(code: "5-5") { id name } } }',
    );
    expect(data?.comprehensivePlan).toEqual({
      chapter: { id: 'plan-6-chapter-5' },
      section: { id: 'plan-6-section-5-5', name: '国際化・多文化共生' },
    });
  });

  it('answers the rest when one chapter or section does not exist', async () => {
    const { data, errors } = await subgraph.ask(
      '{ comprehensivePlan { number chapter(number: 8) { id } section(code: "9-9") { id } } }',
    );
    expect(data?.comprehensivePlan).toEqual({ number: 6, chapter: null, section: null });
    expect(errors?.map(({ message, extensions }) => [message, extensions?.code])).toEqual([
      ['The plan "plan-6" has no chapter 8.', 'NOT_FOUND'],
      ['The plan "plan-6" has no section "9-9".', 'NOT_FOUND'],
    ]);
  });

  it('says so when no plan has the id', async () => {
    const { data, errors } = await subgraph.ask('{ comprehensivePlan(id: "plan-0") { id } }');
    expect(data).toEqual({ comprehensivePlan: null });
    expect(errors?.[0]?.message).toBe('No comprehensive plan has the id "plan-0".');
  });

  it('gives way to the next plan as soon as there is one', async () => {
    const plans = subgraph.database.getRepository(ComprehensivePlan);
    await plans.insert({ ...(await plans.findOneByOrFail({ id: 'plan-6' })), id: 'plan-10', number: 10 });
    const { data } = await subgraph.ask(
      '{ comprehensivePlan { id } chapters { id } comprehensivePlans { id } former: comprehensivePlan(id: "plan-6") { id } }',
    );
    expect(data).toEqual({
      comprehensivePlan: { id: 'plan-10' },
      chapters: [],
      comprehensivePlans: [{ id: 'plan-10' }, { id: 'plan-6' }],
      former: { id: 'plan-6' },
    });
  });
});
