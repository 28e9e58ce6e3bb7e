import { openTestSubgraph, type TestSubgraph } from '@tokorozawa/subgraph-kit/testing';
import { comprehensivePlan } from '../subgraph';

describe('the chapters', () => {
  let subgraph: TestSubgraph;
  beforeAll(async () => {
    subgraph = await openTestSubgraph(comprehensivePlan);
  });
  afterAll(() => subgraph.close());

  it('bear the seven goals as their titles', async () => {
    const { data } = await subgraph.ask('{ chapters { number name } }');
    expect(data?.chapters).toEqual([
      { number: 1, name: '人と人との絆を紡ぐまち' },
      { number: 2, name: '子どもが大切にされるまち' },
      { number: 3, name: '健幸(けんこう)長寿のまち' },
      { number: 4, name: 'みどりあふれる持続可能なエコタウン' },
      { number: 5, name: '魅力・元気・文化を誇れるまち' },
      { number: 6, name: '自然と調和する住みよいまち' },
      { number: 7, name: '未来(あす)を見つめたまちづくり' },
    ]);
  });

  it('know their plan and their sections', async () => {
    const { data } = await subgraph.ask(
      '{ chapter(id: "plan-6-chapter-4") { plan { number } sections { code name(locale: EN) } } }',
    );
    expect(data?.chapter).toEqual({
      plan: { number: 6 },
      sections: [
        { code: '4-1', name: 'Low-carbon society' },
        { code: '4-2', name: 'Greenery and wildlife' },
        { code: '4-3', name: 'Sound material-cycle society' },
        { code: '4-4', name: 'Air, water and the wider environment' },
      ],
    });
  });

  it('are not found by an id that none of them has', async () => {
    const { errors } = await subgraph.ask('{ chapter(id: "zzz") { id } }');
    expect(errors?.[0]).toMatchObject({
      message: 'No chapter has the id "zzz".',
      extensions: { code: 'NOT_FOUND' },
    });
  });
});
