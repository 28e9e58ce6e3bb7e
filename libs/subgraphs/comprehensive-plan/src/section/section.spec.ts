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
      with: sections(where: { hasPrograms: true }) { code programs { program { id } } }
      without: sections(where: { hasPrograms: false }) { code programs { basis } }
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
      '{ section(id: "plan-6-section-5-5") { chapter { number } programs { basis reason(locale: EN) section { code } program { id } } } }',
    );
    const link = {
      basis: 'EDITORIAL',
      reason: expect.stringContaining('The source assigns no program to a section.') as string,
      section: { code: '5-5' },
    };
    expect(data?.section).toEqual({
      chapter: { number: 5 },
      programs: [
        { ...link, program: { id: 'program-friendship-committee' } },
        { ...link, program: { id: 'program-sister-city-anyang' } },
        { ...link, program: { id: 'program-sister-city-changzhou' } },
        { ...link, program: { id: 'program-sister-city-decatur' } },
      ],
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
