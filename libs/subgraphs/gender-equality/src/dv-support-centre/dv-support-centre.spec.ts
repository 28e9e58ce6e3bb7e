import { openTestSubgraph, type TestSubgraph } from '@tokorozawa/subgraph-kit/testing';
import { genderEquality } from '../subgraph';

describe('the DV support centre', () => {
  let subgraph: TestSubgraph;
  beforeAll(async () => {
    subgraph = await openTestSubgraph(genderEquality);
  });
  afterAll(() => subgraph.close());

  it('sits in the equality office, as the source itself states', async () => {
    const { data } = await subgraph.ask('{ dvSupportCentres { id name place { office division basis } staff } }');
    expect(data?.dvSupportCentres).toEqual([
      {
        id: 'dv-support-centre-tokorozawa',
        name: '配偶者暴力相談支援センター',
        place: { office: '男女共同参画室', division: '企画総務課', basis: 'STATED' },
        staff: ['企画総務課の担当職員', '相談員'],
      },
    ]);
  });

  it('counsels, points to help and keeps people safe', async () => {
    const { data } = await subgraph.ask(
      '{ dvSupportCentre(id: "dv-support-centre-tokorozawa") { tasks(locale: EN) } }',
    );
    expect(data?.dvSupportCentre).toEqual({
      tasks: [
        'Counsel on violence by a spouse or partner',
        'Directions to the help that is on offer',
        'Safety for those who suffer it',
      ],
    });
  });

  it('is not found by an id that none has', async () => {
    const { errors } = await subgraph.ask('{ dvSupportCentre(id: "zzz") { id } }');
    expect(errors?.[0]).toMatchObject({
      message: 'No dv support centre has the id "zzz".',
      extensions: { code: 'NOT_FOUND' },
    });
  });
});
