import { openTestSubgraph, type TestSubgraph } from '@tokorozawa/subgraph-kit/testing';
import { genderEquality } from '../subgraph';

describe('the DV support center', () => {
  let subgraph: TestSubgraph;
  beforeAll(async () => {
    subgraph = await openTestSubgraph(genderEquality);
  });
  afterAll(() => subgraph.close());

  it('sits in the equality office, as the source itself states', async () => {
    const { data } = await subgraph.ask('{ dvSupportCenters { id name place { office division basis } staff } }');
    expect(data?.dvSupportCenters).toEqual([
      {
        id: 'dv-support-center-tokorozawa',
        name: '配偶者暴力相談支援センター',
        place: { office: '男女共同参画室', division: '企画総務課', basis: 'STATED' },
        staff: ['企画総務課の担当職員', '相談員'],
      },
    ]);
  });

  it('counsels, points to help and keeps people safe', async () => {
    const { data } = await subgraph.ask(
      '{ dvSupportCenter(id: "dv-support-center-tokorozawa") { tasks(locale: EN) } }',
    );
    expect(data?.dvSupportCenter).toEqual({
      tasks: [
        'Counseling on violence by spouses and others (domestic violence)',
        'Information on various support systems',
        'Ensuring the safety of victims',
      ],
    });
  });

  it('is not found by an id that none has', async () => {
    const { errors } = await subgraph.ask('{ dvSupportCenter(id: "zzz") { id } }');
    expect(errors?.[0]).toMatchObject({
      message: 'No dv support center has the id "zzz".',
      extensions: { code: 'NOT_FOUND' },
    });
  });
});
