import { openTestSubgraph, type TestSubgraph } from '@tokorozawa/subgraph-kit/testing';
import { comprehensivePlan } from '../subgraph';

describe('the sections', () => {
  let subgraph: TestSubgraph;
  beforeAll(async () => {
    subgraph = await openTestSubgraph(comprehensivePlan);
  });
  afterAll(() => subgraph.close());

  it('can be asked for with and without programs', async () => {
    const { data } = await subgraph.ask(`{
      all: sections { code }
      with: sections(where: { hasPrograms: true }) { code programs { id } }
      without: sections(where: { hasPrograms: false }) { code programs { id } }
    }`);
    const { all, with: served, without } = data as Record<string, { code: string; programs: unknown[] }[]>;
    expect(served?.every(({ programs }) => programs.length > 0)).toBe(true);
    expect(without?.every(({ programs }) => programs.length === 0)).toBe(true);
    expect(served?.map(({ code }) => code)).toContain('5-5');
    expect([...(served ?? []), ...(without ?? [])].map(({ code }) => code).sort()).toEqual(
      all?.map(({ code }) => code),
    );
  });

  it('say of each program who linked it and why', async () => {
    const { data } = await subgraph.ask(
      '{ section(id: "plan-6-section-5-5") { chapter { number } programLinks { basis reason(locale: EN) section { code } program { id } } programs { id } sections { code } } }',
    );
    const link = {
      basis: 'EDITORIAL',
      reason: expect.stringContaining('The source assigns no program to a section.') as string,
      section: { code: '5-5' },
    };
    const programs = ['friendship-committee', 'sister-city-anyang', 'sister-city-changzhou', 'sister-city-decatur'].map(
      (program) => ({ id: `program-${program}` }),
    );
    expect(data?.section).toEqual({
      chapter: { number: 5 },
      programLinks: programs.map((program) => ({ ...link, program })),
      programs,
      sections: [{ code: '5-5' }],
    });
  });

  it('are not found by an id that none of them has', async () => {
    const { errors } = await subgraph.ask('{ section(id: "plan-6-section-9-9") { id } }');
    expect(errors?.[0]).toMatchObject({
      message: 'No section has the id "plan-6-section-9-9".',
      extensions: { code: 'NOT_FOUND' },
    });
  });
});
